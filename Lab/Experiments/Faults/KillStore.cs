namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills a store of Inventory, its own or the shared one, and starts it again.</summary>
/// <param name="kind">The store: <c>postgres</c> or <c>redis</c>.</param>
public abstract class KillStore(string kind)
{
    const string Service = "inventory";

    public string Hurt => Service;

    public async Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => await context.KillAsync(await context.StoreOfAsync(Service, kind, cancellationToken), cancellationToken);

    public async Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => await context.StartAsync(await context.StoreOfAsync(Service, kind, cancellationToken), cancellationToken);
}
