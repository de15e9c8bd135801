namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service is rolled out again, with whatever is in its deployment unit.</summary>
sealed class Deploy : IFault
{
    const string Service = "inventory";

    public string Name => "deploy";
    public string Question => "Does deploying one service break the others?";
    public string Done => "Inventory's deployment unit is redeployed: everything in it is stopped and started.";
    public string Hurt => Service;
    public bool IsMomentary => true;

    public async Task BreakAsync(Arena arena, CancellationToken cancellation)
    {
        var name = arena.Topology.NameOf(Service);
        var units = await arena.Control.UnitsAsync(cancellation);
        await arena.Control.RedeployAsync(units.First(unit => unit.Value.Contains(name)).Key, cancellation);
    }

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.MakeWholeAsync(cancellation);
}
