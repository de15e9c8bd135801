using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>Why an experiment ended as it did on a topology.</summary>
public static class Mechanism
{
    /// <summary>What in the topology's wiring decided it; null where nothing is known of it.</summary>
    public static string? Of(FaultResult fault, TopologyRun run) => FaultCatalog.All.FirstOrDefault(known => known.Name == fault.Name)?.Because(run.Aspects);
}
