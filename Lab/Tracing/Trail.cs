namespace Evolution.Lab.Tracing;

/// <summary>The log lines of all services that concern one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Lines">The lines of its trail in chronological order, subject to clock differences between machines.</param>
/// <param name="Searched">The number of lines that were searched.</param>
/// <param name="Services">The services whose logs were searched, including those without a matching line.</param>
public sealed record Trail(Guid Order, IReadOnlyList<LogEntry> Lines, int Searched, IReadOnlyList<string> Services)
{
    /// <summary>
    /// Finds the trail: the lines that contain the order, and those of the same traces, such as a dependency's failure without an
    /// order ID. Lines about another order are not included, even if a client placed both orders in one trace.
    /// </summary>
    public static Trail Of(Guid order, IReadOnlyList<LogEntry> entries, IReadOnlyList<string> services)
    {
        var orderText = order.ToString();
        var matchingEntries = entries.Where(entry => entry.OrderId == order || (entry.OrderId is null && entry.Message.Contains(orderText, StringComparison.OrdinalIgnoreCase))).ToHashSet();
        var traces = matchingEntries.Select(entry => entry.TraceId).OfType<string>().ToHashSet();
        var lines = entries.Where(entry => matchingEntries.Contains(entry) || (entry.OrderId is null && entry.TraceId is { } trace && traces.Contains(trace)));
        return new(order, [.. lines.OrderBy(line => line.Time)], entries.Count, services);
    }

    /// <summary>The number of lines of the trail in each log that contains any.</summary>
    public IReadOnlyDictionary<string, int> Logs => Lines.CountBy(line => line.Service).ToDictionary();
}
