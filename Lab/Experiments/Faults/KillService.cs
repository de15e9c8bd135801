namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service is gone.</summary>
sealed class KillService : IFault
{
    const string Service = "inventory";

    public string Name => "kill-service";
    public string Question => "Does one service take others with it?";
    public string Done => "Inventory is killed, and started again after the window.";
    public string Hurt => Service;

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.KillAsync(arena.Topology.NameOf(Service), cancellation);

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.StartAsync(arena.Topology.NameOf(Service), cancellation);
}
