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
