namespace Evolution.Lab.Results;

/// <summary>The results of a load in one window of an experiment.</summary>
/// <param name="From">The beginning of the window, in seconds since the load began.</param>
/// <param name="Seconds">The length of the window in seconds.</param>
/// <param name="Operations">The results of each operation.</param>
public sealed record WindowResult(double From, double Seconds, IReadOnlyList<OperationResult> Operations)
{
    /// <summary>Returns the share of good requests, 0 to 1, among all requests or those with the given entry services; null if there were none.</summary>
    public double? GetGoodShare(Func<string, bool>? entries = null)
    {
        var counted = Operations.Where(operation => entries?.Invoke(operation.Entry) ?? true).ToArray();
        return counted.Sum(operation => operation.Sent) is > 0 and var sent ? (double)counted.Sum(operation => operation.Good) / sent : null;
    }
}

/// <summary>The results of one operation in a window.</summary>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Entry">The entry service of the operation.</param>
/// <param name="Sent">The number of requests that were due.</param>
/// <param name="Good">The number of good requests, with a correct response within the objective.</param>
/// <param name="Outcomes">The number of requests by outcome: <c>good</c>, <c>late</c>, <c>unconfirmed</c>, <c>wrong</c>, <c>status 503</c>, <c>unreachable</c>, <c>no answer</c>.</param>
/// <param name="P50">The median latency in milliseconds of the requests that ended, counted from when each was due; null if none ended.</param>
/// <param name="P99">The 99th percentile of the latency in milliseconds, counted in the same way.</param>
/// <param name="Histogram">The histogram of the latencies in microseconds: an HdrHistogram in compressed V2 encoding, as Base64.</param>
public sealed record OperationResult(string Operation, string Entry, long Sent, long Good, IReadOnlyDictionary<string, long> Outcomes, double? P50, double? P99, string Histogram);
