using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>Explains the outcome of an experiment on a topology.</summary>
public static class Mechanism
{
    /// <summary>Returns the part of the topology's wiring that determined the outcome; null if no explanation is known.</summary>
    public static string? Of(FaultResult fault, TopologyRun run) => FaultCatalog.All.FirstOrDefault(known => known.Name == fault.Name)?.Because(run.Aspects);
}
