using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Fills the cache of a service several times over, so that it evicts the least recently used entries of every service that shares it.</summary>
public sealed class FloodCache : IExperimentFault
{
    const string Service = "inventory";

    // Four times the size of the shared cache, twelve times that of a separate one: the same amount in every topology.
    const int Megabytes = 192;
    static readonly string[] ObservedServices = ["orders", "payments"];

    public string Name => "flood-cache";
    public string Question => "Does flooding one service's cache affect the hit rates and latencies of other services?";
    public string Procedure => $"Inventory writes {Megabytes} MB to its Redis, which holds 48 MB if it is shared, otherwise 16 MB.";
    public string TargetService => Service;
    public int Order => 40;
    public string ConditionText => "While Inventory flooded its cache";

    public IReadOnlyList<Expectation> Expectations => [new("A separate cache (phase 1) retains a service's entries while another service floods its own cache.", Metrics.Retained(Name, "cache hits of orders"), 0, 1)];

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "flood", new { megabytes = Megabytes }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "flood", cancellationToken);

    public async Task<IReadOnlyList<Tally>> ReadTalliesAsync(ExperimentContext context, CancellationToken cancellationToken) => await Task.WhenAll(ObservedServices.Select(async service =>
    {
        var reads = await context.Lab.GetAsync<CacheReads>(service, "cache", cancellationToken);
        return new Tally($"cache hits of {service}", reads.Hits, reads.Hits + reads.Misses + reads.Failures);
    }));

    sealed record CacheReads(long Hits, long Misses, long Failures);
}
