using Evolution.Lab.Results;

namespace Evolution.Reports.Matrices;

/// <summary>One topology.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Title">What stands above its column.</param>
/// <param name="Subtitle">What the phase is called; null where an aspect is overridden.</param>
public sealed record MatrixColumn(string Name, string Title, string? Subtitle)
{
    /// <summary>What the phases are called, from 0 on.</summary>
    public static readonly IReadOnlyList<string> Phases = ["distributed monolith", "hardening", "infrastructure independence", "microservices"];

    /// <summary>Each topology of a comparison, in its order.</summary>
    public static IReadOnlyList<MatrixColumn> Of(Comparison comparison) => [.. comparison.Runs.DistinctBy(run => run.Name).Select(run => Of(run, comparison.Settings.Kind is "aspects"))];

    static MatrixColumn Of(TopologyRun run, bool isAspect)
    {
        var phase = $"phase {run.Phase}";
        var overrides = run.Name == phase ? null : run.Name.Replace($"{phase}, ", "");
        return new(run.Name, isAspect && overrides is not null ? overrides : run.Name, overrides is null ? Phases.ElementAtOrDefault(run.Phase) : null);
    }
}
