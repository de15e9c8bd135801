namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service comes back at another address.</summary>
sealed class MoveService : IFault
{
    const string Service = "inventory";
    static readonly string[] Callers = ["orders", "gateway"];

    public string Name => "move-service";
    public string Question => "Environment variables or discovery?";
    public string Done => "Inventory is stopped and comes back at another address. After the window its callers are restarted, where they cannot find it otherwise.";
    public string Hurt => Service;

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.Control.MoveAsync(arena.Topology.NameOf(Service), cancellation);

    public async Task HealAsync(Arena arena, CancellationToken cancellation)
    {
        await arena.StartAsync(arena.Topology.NameOf(Service), cancellation);
        if (arena["addressing"] is "service-discovery") return;
        await Task.WhenAll(Callers.Select(async caller =>
        {
            var name = arena.Topology.NameOf(caller);
            await arena.Control.RestartAsync(name, cancellation);
            await arena.StartAsync(name, cancellation);
        }));
    }
}
