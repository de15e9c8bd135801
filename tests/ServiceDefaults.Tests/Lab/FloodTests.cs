using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Flooding;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>The cache statistics of the lab, and its cache flood.</summary>
public sealed class FloodTests(AllServers servers)
{
    const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Cache_hits_misses_and_failures_are_counted()
    {
        var (wire, connectionString) = Wires.ToCache(servers.CreateCache());
        await using var wireLifetime = wire;
        await using var service = await LabService.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        var cache = service.Services.GetRequiredService<Cache>();
        cache.Set("a", "value"u8.ToArray(), TimeSpan.FromMinutes(1));
        await cache.GetAsync("a");
        await cache.GetAsync(["a", "b", "c"]);
        (await service.Http.GetStringAsync("/lab/cache")).ShouldBe("""{"hits":2,"misses":2,"failures":0}""");

        wire.Cut();
        await cache.GetAsync("a");
        (await service.Http.GetStringAsync("/lab/cache")).ShouldBe("""{"hits":2,"misses":2,"failures":1}""");
    }

    [Fact]
    public async Task A_flood_fills_the_cache_and_removes_its_entries_when_stopped()
    {
        var connectionString = servers.CreateCache();
        await using var service = await LabService.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connectionString);
        var cache = redis.GetDatabase();
        await cache.StringSetAsync("probe:mine", "value");
        (await StateAsync(service)).ShouldBe(Flood.None);

        await StartAsync(service, megabytes: 3);
        await Wait.ForValueAsync("the flood is written", () => StateAsync(service), state => state == new Flood(3, 3 * Megabyte, false));
        ((long)await cache.ExecuteAsync("DBSIZE")).ShouldBe(1 + 3 * 64);
        ((byte[]?)await cache.StringGetAsync("probe:flood:191")).ShouldNotBeNull().Length.ShouldBe(16 * 1024);
        (await cache.KeyTimeToLiveAsync("probe:flood:0")).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));

        (await service.Http.DeleteAsync("/lab/flood")).StatusCode.ShouldBe(HttpStatusCode.OK);
        ((long)await cache.ExecuteAsync("DBSIZE")).ShouldBe(1);
        (await StateAsync(service)).ShouldBe(Flood.None);
    }

    [Fact]
    public async Task A_running_flood_can_be_stopped()
    {
        var connectionString = servers.CreateCache();
        await using var service = await LabService.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connectionString);
        await StartAsync(service, CacheFlood.MaxMegabytes);
        (await service.Http.DeleteAsync("/lab/flood")).StatusCode.ShouldBe(HttpStatusCode.OK);
        ((long)await redis.GetDatabase().ExecuteAsync("DBSIZE")).ShouldBe(0);
        (await StateAsync(service)).ShouldBe(Flood.None);
    }

    [Fact]
    public async Task A_new_flood_replaces_the_previous_one()
    {
        await using var service = await LabService.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache());
        await StartAsync(service, CacheFlood.MaxMegabytes);
        await StartAsync(service, megabytes: 1);
        await Wait.ForValueAsync("the flood is written", () => StateAsync(service), state => state == new Flood(1, Megabyte, false));
        await service.Http.DeleteAsync("/lab/flood");
    }

    [Fact]
    public async Task A_flood_waits_for_an_unavailable_cache()
    {
        var (wire, connectionString) = Wires.ToCache(servers.CreateCache());
        await using var wireLifetime = wire;
        await using var service = await LabService.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        _ = service.Services.GetRequiredService<Cache>();
        wire.Cut();
        await StartAsync(service, megabytes: 1);
        (await StateAsync(service)).ShouldBe(new Flood(1, 0, true));
        await (await service.Http.DeleteAsync("/lab/flood")).ShouldNameFailedDependencyAsync("cache");
        (await StateAsync(service)).ShouldBe(Flood.None);

        await StartAsync(service, megabytes: 2);
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        wire.Restore();
        await Wait.ForValueAsync("the flood is written", () => StateAsync(service), state => state == new Flood(2, 2 * Megabyte, false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public async Task Invalid_floods_are_rejected(int megabytes)
    {
        await using var service = await LabService.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache());
        await (await service.Http.PutAsJsonAsync("/lab/flood", new FloodRequest(megabytes))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        (await StateAsync(service)).ShouldBe(Flood.None);
    }

    static async Task StartAsync(TestService service, int megabytes)
    {
        var response = await service.Http.PutAsJsonAsync("/lab/flood", new FloodRequest(megabytes));
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await response.Content.ReadFromJsonAsync<Flood>()).ShouldNotBeNull().Megabytes.ShouldBe(megabytes);
    }

    static async Task<Flood> StateAsync(TestService service) => (await service.Http.GetFromJsonAsync<Flood>("/lab/flood"))!;
}
