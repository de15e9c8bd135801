using Evolution.Lab.Experiments.Faults;

namespace Evolution.Lab.Experiments;

/// <summary>The faults, in the order in which they are done.</summary>
static class FaultCatalog
{
    public static readonly IReadOnlyList<IFault> All =
    [
        new KillService(),
        new HangService(),
        new SlowService(),
        new FloodCache(),
        new HogDatabase(),
        KillStore.Database,
        KillStore.Cache,
        new KillBroker(),
        new BreakContract(),
        new Deploy(),
        new MoveService(),
    ];
}
