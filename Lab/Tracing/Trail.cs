namespace Evolution.Lab.Tracing;

/// <summary>What the logs of all services say of one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Lines">The lines of its trail, in the order of time. Services on several machines agree as far as their clocks do.</param>
/// <param name="Searched">How many lines were looked through.</param>
/// <param name="Services">The services whose logs these were, also those that say nothing of it.</param>
public sealed record Trail(Guid Order, IReadOnlyList<LogEntry> Lines, int Searched, IReadOnlyList<string> Services)
{
    /// <summary>
    /// Finds it: the lines that name the order, and those of the same traces, such as a dependency's failure that does not know
    /// which order it hurt. A line that is about another order is none of it, even where somebody placed both in one trace.
    /// </summary>
    public static Trail Of(Guid order, IReadOnlyList<LogEntry> entries, IReadOnlyList<string> services)
    {
        var name = order.ToString();
        var named = entries.Where(entry => entry.OrderId == order || (entry.OrderId is null && entry.Message.Contains(name, StringComparison.OrdinalIgnoreCase))).ToHashSet();
        var traces = named.Select(entry => entry.TraceId).OfType<string>().ToHashSet();
        var lines = entries.Where(entry => named.Contains(entry) || (entry.OrderId is null && entry.TraceId is { } trace && traces.Contains(trace)));
        return new(order, [.. lines.OrderBy(line => line.Time)], entries.Count, services);
    }

    /// <summary>How many lines each log has of it, of those that have any.</summary>
    public IReadOnlyDictionary<string, int> Logs => Lines.CountBy(line => line.Service).ToDictionary();
}
