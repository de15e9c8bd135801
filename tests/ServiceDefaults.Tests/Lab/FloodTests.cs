using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Flooding;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>What the lab tells of a cache, and how it floods it.</summary>
public sealed class FloodTests(AllServers servers)
{
    const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Hits_misses_and_failures_are_counted()
    {
        var (wire, connectionString) = Wires.ToCache(servers.CreateCache());
        await using var laid = wire;
        await using var service = await LabProbe.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
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
    public async Task A_flood_fills_the_cache_for_a_while_and_takes_its_entries_with_it_when_it_ends()
    {
        var connectionString = servers.CreateCache();
        await using var service = await LabProbe.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connectionString);
        var cache = redis.GetDatabase();
        await cache.StringSetAsync("probe:mine", "value");
        (await StateAsync(service)).ShouldBe(Flood.None);

        await StartAsync(service, megabytes: 3);
        await Eventually.BecomesAsync("all is written", () => StateAsync(service), state => state == new Flood(3, 3 * Megabyte, false));
        ((long)await cache.ExecuteAsync("DBSIZE")).ShouldBe(1 + 3 * 64);
        ((byte[]?)await cache.StringGetAsync("probe:flood:191")).ShouldNotBeNull().Length.ShouldBe(16 * 1024);
        (await cache.KeyTimeToLiveAsync("probe:flood:0")).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));

        (await service.Http.DeleteAsync("/lab/flood")).StatusCode.ShouldBe(HttpStatusCode.OK);
        ((long)await cache.ExecuteAsync("DBSIZE")).ShouldBe(1);
        (await StateAsync(service)).ShouldBe(Flood.None);
    }

    [Fact]
    public async Task A_flood_that_is_ended_on_its_way_stops()
    {
        var connectionString = servers.CreateCache();
        await using var service = await LabProbe.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connectionString);
        await StartAsync(service, CacheFlood.MaxMegabytes);
        (await service.Http.DeleteAsync("/lab/flood")).StatusCode.ShouldBe(HttpStatusCode.OK);
        ((long)await redis.GetDatabase().ExecuteAsync("DBSIZE")).ShouldBe(0);
        (await StateAsync(service)).ShouldBe(Flood.None);
    }

    [Fact]
    public async Task A_new_flood_takes_the_place_of_the_one_before()
    {
        await using var service = await LabProbe.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache());
        await StartAsync(service, CacheFlood.MaxMegabytes);
        await StartAsync(service, megabytes: 1);
        await Eventually.BecomesAsync("all is written", () => StateAsync(service), state => state == new Flood(1, Megabyte, false));
        await service.Http.DeleteAsync("/lab/flood");
    }

    [Fact]
    public async Task A_flood_waits_for_a_cache_that_is_away()
    {
        var (wire, connectionString) = Wires.ToCache(servers.CreateCache());
        await using var laid = wire;
        await using var service = await LabProbe.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        _ = service.Services.GetRequiredService<Cache>();
        wire.Cut();
        await StartAsync(service, megabytes: 1);
        (await StateAsync(service)).ShouldBe(new Flood(1, 0, true));
        await (await service.Http.DeleteAsync("/lab/flood")).ShouldNameFailedDependencyAsync("cache");
        (await StateAsync(service)).ShouldBe(Flood.None);

        await StartAsync(service, megabytes: 2);
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        wire.Mend();
        await Eventually.BecomesAsync("all is written", () => StateAsync(service), state => state == new Flood(2, 2 * Megabyte, false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public async Task Floods_that_make_no_sense_are_refused(int megabytes)
    {
        await using var service = await LabProbe.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache());
        await (await service.Http.PutAsJsonAsync("/lab/flood", new FloodWish(megabytes))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        (await StateAsync(service)).ShouldBe(Flood.None);
    }

    static async Task StartAsync(PlainService service, int megabytes)
    {
        var answer = await service.Http.PutAsJsonAsync("/lab/flood", new FloodWish(megabytes));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.Content.ReadFromJsonAsync<Flood>()).ShouldNotBeNull().Megabytes.ShouldBe(megabytes);
    }

    static async Task<Flood> StateAsync(PlainService service) => (await service.Http.GetFromJsonAsync<Flood>("/lab/flood"))!;
}
