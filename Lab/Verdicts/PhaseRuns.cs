using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Selects the runs that the plan's claims refer to: phases without overridden aspects.</summary>
public static class PhaseRuns
{
    /// <summary>Returns all rounds of a phase; empty if it was not measured.</summary>
    public static IReadOnlyList<TopologyRun> GetRuns(this Comparison comparison, int phase) => [.. comparison.Runs.Where(run => run.Name == $"phase {phase}")];
}
