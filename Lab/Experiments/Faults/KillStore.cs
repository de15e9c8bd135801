namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills a store that Inventory uses, its own or the shared one, and restarts it.</summary>
/// <param name="kind">The kind of store: <c>postgres</c> or <c>redis</c>.</param>
public abstract class KillStore(string kind)
{
    const string Service = "inventory";

    public string TargetService => Service;

    public async Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => await context.KillAsync(await context.GetStoreNameAsync(Service, kind, cancellationToken), cancellationToken);

    public async Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => await context.StartAsync(await context.GetStoreNameAsync(Service, kind, cancellationToken), cancellationToken);
}
