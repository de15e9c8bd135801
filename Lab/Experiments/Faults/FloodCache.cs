namespace Evolution.Lab.Experiments.Faults;

/// <summary>A service fills its cache several times over, so that the cache forgets what was not used for longest, whoever's it is.</summary>
sealed class FloodCache : IFault
{
    const string Service = "inventory";

    // Four times the shared cache, twelve times one of the separate ones: the same flood in every topology.
    const int Megabytes = 192;
    static readonly string[] Others = ["orders", "payments"];

    public string Name => "flood-cache";
    public string Question => "Does one service's eviction cost others their hit rate and latency?";
    public string Done => $"Inventory writes {Megabytes} MB into its Redis, which holds 48 MB where it is shared and 16 MB where it is its own.";
    public string Hurt => Service;

    public Task BreakAsync(Arena arena, CancellationToken cancellation) => arena.Lab.PutAsync(Service, "flood", new { megabytes = Megabytes }, cancellation);

    public Task HealAsync(Arena arena, CancellationToken cancellation) => arena.Lab.DeleteAsync(Service, "flood", cancellation);

    public async Task<IReadOnlyList<Tally>> CountAsync(Arena arena, CancellationToken cancellation) => await Task.WhenAll(Others.Select(async service =>
    {
        var reads = await arena.Lab.GetAsync<CacheReads>(service, "cache", cancellation);
        return new Tally($"cache hits of {service}", reads.Hits, reads.Hits + reads.Misses + reads.Failures);
    }));

    sealed record CacheReads(long Hits, long Misses, long Failures);
}
