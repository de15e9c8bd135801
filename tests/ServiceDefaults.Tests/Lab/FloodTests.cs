using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Flooding;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>The cache statistics and the cache flood of the lab.</summary>
public sealed class FloodTests(AllServers servers)
{
    const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Cache_hits_misses_and_failures_are_counted()
    {
        var (proxy, connectionString) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        await using var service = await LabServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        var cache = service.Services.GetRequiredService<Cache>();
        cache.Set("a", "\"value\""u8.ToArray(), TimeSpan.FromMinutes(1));
        await cache.ReadAsync("a");
        await cache.ReadAsync(["a", "b", "c"]);
        (await service.Http.GetStringAsync("/lab/cache")).ShouldBe("""{"hits":2,"misses":2,"failures":0}""");

        proxy.Cut();
        await cache.ReadAsync("a");
        (await service.Http.GetStringAsync("/lab/cache")).ShouldBe("""{"hits":2,"misses":2,"failures":1}""");
    }

    [Fact]
    public async Task A_flood_fills_the_cache_and_removes_its_entries_when_stopped()
    {
        var connectionString = servers.CreateCache();
        await using var service = await LabServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connectionString);
        var cache = redis.GetDatabase();
        await cache.StringSetAsync("probe:mine", "value");
        (await GetStateAsync(service)).ShouldBe(Flood.None);

        await StartFloodAsync(service, megabytes: 3);
        await Wait.ForValueAsync("the flood is written", () => GetStateAsync(service), state => state == new Flood(3, 3 * Megabyte, false));
        ((long)await cache.ExecuteAsync("DBSIZE")).ShouldBe(1 + 3 * 64);
        ((byte[]?)await cache.StringGetAsync("probe:flood:191")).ShouldNotBeNull().Length.ShouldBe(16 * 1024);
        (await cache.KeyTimeToLiveAsync("probe:flood:0")).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));

        (await service.Http.DeleteAsync("/lab/flood")).StatusCode.ShouldBe(HttpStatusCode.OK);
        ((long)await cache.ExecuteAsync("DBSIZE")).ShouldBe(1);
        (await GetStateAsync(service)).ShouldBe(Flood.None);
    }

    [Fact]
    public async Task A_running_flood_can_be_stopped()
    {
        var connectionString = servers.CreateCache();
        await using var service = await LabServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connectionString);
        await StartFloodAsync(service, CacheFlood.MaxMegabytes);
        (await service.Http.DeleteAsync("/lab/flood")).StatusCode.ShouldBe(HttpStatusCode.OK);
        ((long)await redis.GetDatabase().ExecuteAsync("DBSIZE")).ShouldBe(0);
        (await GetStateAsync(service)).ShouldBe(Flood.None);
    }

    [Fact]
    public async Task A_new_flood_replaces_the_previous_one()
    {
        await using var service = await LabServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache());
        await StartFloodAsync(service, CacheFlood.MaxMegabytes);
        await StartFloodAsync(service, megabytes: 1);
        await Wait.ForValueAsync("the flood is written", () => GetStateAsync(service), state => state == new Flood(1, Megabyte, false));
        await service.Http.DeleteAsync("/lab/flood");
    }

    [Fact]
    public async Task A_flood_waits_for_an_unavailable_cache()
    {
        var (proxy, connectionString) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        await using var service = await LabServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        _ = service.Services.GetRequiredService<Cache>();
        proxy.Cut();
        await StartFloodAsync(service, megabytes: 1);
        (await GetStateAsync(service)).ShouldBe(new Flood(1, 0, true));
        await (await service.Http.DeleteAsync("/lab/flood")).ShouldNameFailedDependencyAsync("cache");
        (await GetStateAsync(service)).ShouldBe(Flood.None);

        await StartFloodAsync(service, megabytes: 2);
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        proxy.Restore();
        await Wait.ForValueAsync("the flood is written", () => GetStateAsync(service), state => state == new Flood(2, 2 * Megabyte, false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public async Task Invalid_floods_are_rejected(int megabytes)
    {
        await using var service = await LabServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache());
        await (await service.Http.PutAsJsonAsync("/lab/flood", new FloodRequest(megabytes))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        (await GetStateAsync(service)).ShouldBe(Flood.None);
    }

    static async Task StartFloodAsync(TestService service, int megabytes)
    {
        var response = await service.Http.PutAsJsonAsync("/lab/flood", new FloodRequest(megabytes));
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await response.Content.ReadFromJsonAsync<Flood>()).ShouldNotBeNull().Megabytes.ShouldBe(megabytes);
    }

    static async Task<Flood> GetStateAsync(TestService service) => (await service.Http.GetFromJsonAsync<Flood>("/lab/flood"))!;
}
