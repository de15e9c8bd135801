using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Fills the cache of a service several times over, so that it evicts the least recently used entries of every service that shares it.</summary>
public sealed class FloodCache : IExperimentFault
{
    const string Service = "inventory";

    // Four times the size of the shared cache, twelve times that of a separate one: the same flood in every topology.
    const int Megabytes = 192;
    static readonly string[] Others = ["orders", "payments"];

    public string Name => "flood-cache";
    public string Question => "Does one service's eviction cost others their hit rate and latency?";
    public string Procedure => $"Inventory writes {Megabytes} MB into its Redis, which holds 48 MB where it is shared and 16 MB where it is its own.";
    public string Hurt => Service;
    public int Order => 40;
    public string Circumstance => "While Inventory flooded its cache";

    public IReadOnlyList<IExpectation> Expectations => [new ObservationExpectation("A cache of its own (phase 1) keeps a service's entries while another floods its cache.", Name, "cache hits of orders", 0, 1)];

    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "flood", new { megabytes = Megabytes }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "flood", cancellationToken);

    public async Task<IReadOnlyList<Tally>> CountAsync(ExperimentContext context, CancellationToken cancellationToken) => await Task.WhenAll(Others.Select(async service =>
    {
        var reads = await context.Lab.GetAsync<CacheReads>(service, "cache", cancellationToken);
        return new Tally($"cache hits of {service}", reads.Hits, reads.Hits + reads.Misses + reads.Failures);
    }));

    sealed record CacheReads(long Hits, long Misses, long Failures);
}
