using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills the Redis server of a service.</summary>
public sealed class KillCache() : KillStore("redis"), IExperimentFault
{
    public string Name => "kill-cache";
    public string Question => "Is a cache only a cache?";
    public string Procedure => "Inventory's Redis is killed, and started again after the window.";
    public int Order => 70;
    public string Circumstance => "With Inventory's Redis killed";

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("A cache of its own (phase 1) lets a service's cache die alone.", Name, 0, 1)];
}
