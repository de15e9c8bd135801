using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills the Redis server of a service.</summary>
public sealed class KillCache() : KillStore("redis"), IExperimentFault
{
    public string Name => "kill-cache";
    public string Question => "Do services work without their cache?";
    public string Procedure => "Inventory's Redis is killed, and restarted after the fault window.";
    public int Order => 70;
    public string ConditionText => "While Inventory's Redis was down";

    public IReadOnlyList<Expectation> Expectations => [new("A separate cache (phase 1) limits a cache outage to one service.", Metrics.Unaffected(Name), 0, 1)];
}
