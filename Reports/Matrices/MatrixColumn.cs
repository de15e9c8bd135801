using Evolution.Lab.Results;

namespace Evolution.Reports.Matrices;

/// <summary>The column of one topology.</summary>
/// <param name="Name">The topology's name in the results.</param>
/// <param name="Title">The column header.</param>
/// <param name="Subtitle">The name of the phase; null if aspects are overridden.</param>
public sealed record MatrixColumn(string Name, string Title, string? Subtitle)
{
    /// <summary>The names of the phases, in order from phase 0.</summary>
    public static readonly IReadOnlyList<string> Phases = ["distributed monolith", "hardening", "infrastructure independence", "microservices"];

    /// <summary>Returns a column for each topology of a comparison, in the order of its runs.</summary>
    public static IReadOnlyList<MatrixColumn> Of(Comparison comparison) => [.. comparison.Runs.DistinctBy(run => run.Name).Select(run => Of(run, comparison.Settings.Kind is "aspects"))];

    static MatrixColumn Of(TopologyRun run, bool isAblation)
    {
        var phase = $"phase {run.Phase}";
        var overrides = run.Name == phase ? null : run.Name.Replace($"{phase}, ", "");
        return new(run.Name, isAblation && overrides is not null ? overrides : run.Name, overrides is null ? Phases.ElementAtOrDefault(run.Phase) : null);
    }
}
