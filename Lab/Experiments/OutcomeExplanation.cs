using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>Explains the outcome of an experiment on a topology.</summary>
public static class OutcomeExplanation
{
    /// <summary>Returns the explanation; null if there is none.</summary>
    public static string? Of(FaultResult fault, TopologyRun run) => FaultCatalog.All.FirstOrDefault(candidate => candidate.Name == fault.Name)?.ExplainOutcome(run.Aspects);
}
