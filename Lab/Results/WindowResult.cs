using System.Text.Json.Serialization;

namespace Evolution.Lab.Results;

/// <summary>The results of a load in one window of an experiment.</summary>
/// <param name="From">The beginning of the window, in seconds since the load began.</param>
/// <param name="Seconds">The length of the window in seconds.</param>
/// <param name="Operations">The results of each operation.</param>
public sealed record WindowResult(double From, double Seconds, IReadOnlyList<OperationResult> Operations)
{
    /// <summary>
    /// Returns the share of good requests, 0 to 1, among all requests or those with the given entry services; null if there were none. Each service,
    /// and each operation of a service, has the same weight: in a mean over requests, the many that read products would hide that every order fails.
    /// </summary>
    public double? GetGoodShare(Func<string, bool>? entries = null)
    {
        var services = Operations.Where(operation => operation.Sent > 0 && (entries?.Invoke(operation.Entry) ?? true)).GroupBy(operation => operation.Entry).ToArray();
        return services is [] ? null : services.Average(service => service.Average(operation => operation.GoodShare));
    }
}

/// <summary>The results of one operation in a window.</summary>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Entry">The entry service of the operation.</param>
/// <param name="Sent">The number of requests that were due.</param>
/// <param name="Good">The number of good requests, with a correct response within the objective.</param>
/// <param name="Outcomes">The number of requests by outcome: <c>good</c>, <c>late</c>, <c>unconfirmed</c>, <c>wrong</c>, <c>status 503</c>, <c>unreachable</c>, <c>no answer</c>.</param>
/// <param name="Known">The number of requests whose outcome was known within several times. The outcome of an order that was only accepted is known when it is confirmed.</param>
/// <param name="P50">The median time until a correct response in milliseconds, counted from when each request was due. Failed requests count as infinite; null if the median is infinite.</param>
/// <param name="P99">The 99th percentile of the time until a correct response in milliseconds, counted in the same way.</param>
/// <param name="Histogram">The histogram of the times until a correct response in microseconds, without failed requests: an HdrHistogram in compressed V2 encoding, as Base64.</param>
public sealed record OperationResult(string Operation, string Entry, long Sent, long Good, IReadOnlyDictionary<string, long> Outcomes, IReadOnlyList<KnownOutcomes> Known, double? P50, double? P99, string Histogram)
{
    /// <summary>The share of good requests, 0 to 1; 0 if there were no requests.</summary>
    [JsonIgnore]
    public double GoodShare => Sent is 0 ? 0 : (double)Good / Sent;
}

/// <summary>The number of requests whose outcome was known within a time.</summary>
/// <param name="Seconds">The time in seconds, counted from when each request was due.</param>
/// <param name="Count">The number of requests.</param>
public sealed record KnownOutcomes(double Seconds, long Count);
