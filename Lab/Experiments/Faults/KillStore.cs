namespace Evolution.Lab.Experiments.Faults;

/// <summary>The store of a service is gone.</summary>
/// <param name="name">What the command line calls the experiment.</param>
/// <param name="kind">The store: <c>postgres</c> or <c>redis</c>.</param>
/// <param name="question">The question that it answers.</param>
/// <param name="done">What is done.</param>
sealed class KillStore(string name, string kind, string question, string done) : IFault
{
    const string Service = "inventory";

    public static readonly KillStore Database = new("kill-database", "postgres", "How far does an outage reach?", "Inventory's PostgreSQL server is killed, and started again after the window.");

    public static readonly KillStore Cache = new("kill-cache", "redis", "Is a cache only a cache?", "Inventory's Redis is killed, and started again after the window.");

    public string Name => name;
    public string Question => question;
    public string Done => done;
    public string Hurt => Service;

    public async Task BreakAsync(Arena arena, CancellationToken cancellation) => await arena.KillAsync(await arena.StoreOfAsync(Service, kind, cancellation), cancellation);

    public async Task HealAsync(Arena arena, CancellationToken cancellation) => await arena.StartAsync(await arena.StoreOfAsync(Service, kind, cancellation), cancellation);
}
