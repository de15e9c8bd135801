namespace Evolution.Lab.Results;

/// <summary>What a load saw in one window of an experiment.</summary>
/// <param name="From">When it began, in seconds since the load began.</param>
/// <param name="Seconds">How long it was.</param>
/// <param name="Operations">How each kind of request went.</param>
public sealed record WindowResult(double From, double Seconds, IReadOnlyList<OperationResult> Operations)
{
    /// <summary>The share of good requests, 0 to 1, of all or of those that enter by some services; null where there were none.</summary>
    public double? GoodShare(Func<string, bool>? entries = null)
    {
        var counted = Operations.Where(operation => entries?.Invoke(operation.Entry) ?? true).ToArray();
        return counted.Sum(operation => operation.Sent) is > 0 and var sent ? (double)counted.Sum(operation => operation.Good) / sent : null;
    }
}

/// <summary>How one kind of request went in a window.</summary>
/// <param name="Operation">What was asked.</param>
/// <param name="Entry">The service that took it first.</param>
/// <param name="Sent">How many were due.</param>
/// <param name="Good">How many were answered rightly within the objective.</param>
/// <param name="Outcomes">How many ended how: <c>good</c>, <c>late</c>, <c>unconfirmed</c>, <c>wrong</c>, <c>status 503</c>, <c>unreachable</c>, <c>no answer</c>.</param>
/// <param name="P50">The median latency in milliseconds, counted from when a request was due, of those that ended; null where none did.</param>
/// <param name="P99">The same, of 99 in 100.</param>
/// <param name="Histogram">All of their latencies in microseconds: an HdrHistogram, V2 encoding, compressed, in Base64, as every HdrHistogram library reads it.</param>
public sealed record OperationResult(string Operation, string Entry, long Sent, long Good, IReadOnlyDictionary<string, long> Outcomes, double? P50, double? P99, string Histogram);
