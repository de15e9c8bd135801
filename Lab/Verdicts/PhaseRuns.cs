using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>The runs that the plan's claims are about: phases as they are, with no aspect overridden.</summary>
public static class PhaseRuns
{
    /// <summary>All repetitions of a phase; nothing where it was not measured.</summary>
    public static IReadOnlyList<TopologyRun> RunsOf(this Comparison comparison, int phase) => [.. comparison.Runs.Where(run => run.Name == $"phase {phase}")];
}
