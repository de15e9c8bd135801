using Evolution.Evo.Bench.Figures;

namespace Evolution.Evo.Bench;

/// <summary>The catalog of all figures, in the order in which they are measured.</summary>
static class BenchFigures
{
    public static readonly IReadOnlyList<IFigure> All = [new ReadyFigure(), new ProductReadFigure(), new OrdersPlacedFigure(), new OrdersAcceptedFigure(), new OutboxFigure(), new TelemetryFigure(), new MemoryFigure(), new LoadFigure(), new SpotFigure(), new BoardFigure()];

    /// <summary>Returns the figures with the given comma-separated names; all figures if <paramref name="names"/> is null.</summary>
    /// <exception cref="LabException">There is no figure with one of the names.</exception>
    public static IReadOnlyList<IFigure> Named(string? names)
    {
        if (names is null) return All;
        string[] wanted = names.Split(',', StringSplitOptions.TrimEntries);
        if (wanted.FirstOrDefault(name => All.All(figure => figure.Name != name)) is { } unknown)
            throw new LabException($"There is no figure '{unknown}'. Available: {string.Join(", ", All.Select(figure => figure.Name))}.", ExitCodes.Usage);
        return [.. All.Where(figure => wanted.Contains(figure.Name))];
    }
}
