using System.Diagnostics;
using System.Reflection;
using System.Text;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Tests.Stores;

public sealed class CacheTests(AllServers servers)
{
    // Below the five seconds, or several times that, after which the library gives up by default.
    static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(3);
    static readonly byte[] Value = "value"u8.ToArray();
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_is_set_is_read_until_it_is_removed()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(servers.CreateCache());
        var cache = CacheOf("orders", redis);
        (await cache.GetAsync("a")).ShouldBeNull();

        cache.Set("a", Value, Lifetime);
        (await cache.GetAsync("a")).ShouldBe(Value);
        (await cache.GetAsync(["a", "b"])).ShouldBe([Value, null]);

        cache.Remove("a");
        (await cache.GetAsync("a")).ShouldBeNull();
    }

    [Fact]
    public async Task Keys_carry_the_name_of_the_service_and_their_lifetime()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(servers.CreateCache());
        CacheOf("orders", redis).Set("a", Value, Lifetime);
        ((byte[]?)await redis.GetDatabase().StringGetAsync("orders:a")).ShouldBe(Value);
        (await redis.GetDatabase().KeyTimeToLiveAsync("orders:a")).ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), Lifetime);
    }

    [Fact]
    public async Task Services_that_share_a_redis_do_not_read_each_others_entries()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(servers.CreateCache());
        CacheOf("orders", redis).Set("a", Value, Lifetime);
        (await CacheOf("payments", redis).GetAsync("a")).ShouldBeNull();
    }

    [Fact]
    public async Task A_cache_that_is_cut_off_is_a_miss_at_once_and_serves_again_afterwards()
    {
        var (wire, connectionString) = Wires.ToCache(servers.CreateCache());
        await using var laid = wire;
        await using var service = await Probe.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        var cache = service.Services.GetRequiredService<Cache>();
        cache.Set("a", Value, Lifetime);
        (await cache.GetAsync("a")).ShouldBe(Value);

        wire.Cut();
        await ShouldMissAtOnceAsync(cache);

        wire.Mend();
        await Eventually.HoldsAsync("the cache serves again", async () => await cache.GetAsync("a") is not null);
    }

    [Fact]
    public async Task A_cache_that_was_never_there_is_a_miss_at_once_from_the_first_read_on()
    {
        var (wire, connectionString) = Wires.ToCache(servers.CreateCache());
        await using var laid = wire;
        wire.Cut();
        await using var service = await Probe.StartAsync(await servers.CreateDatabaseAsync(), connectionString);

        var asked = Stopwatch.GetTimestamp();
        var cache = service.Services.GetRequiredService<Cache>();
        (await cache.GetAsync("a")).ShouldBeNull();
        Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(AtOnce);

        wire.Mend();
        await Eventually.HoldsAsync("the cache serves", async () =>
        {
            cache.Set("a", Value, Lifetime);
            return await cache.GetAsync("a") is not null;
        });
    }

    [Fact]
    public async Task What_the_library_gives_up_in_the_middle_is_a_miss_too()
    {
        var cache = CacheOf("orders", GivingUp.Make<IConnectionMultiplexer>());
        await ShouldMissAtOnceAsync(cache);
    }

    static async Task ShouldMissAtOnceAsync(Cache cache)
    {
        var asked = Stopwatch.GetTimestamp();
        (await cache.GetAsync("a")).ShouldBeNull();
        (await cache.GetAsync(["a", "b"])).ShouldBe([null, null]);
        cache.Set("b", Encoding.UTF8.GetBytes("b"), Lifetime);
        cache.Remove("b");
        Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(AtOnce);
    }

    /// <summary>Cancels everything that it is asked for, as the library does on a connection that breaks.</summary>
    public class GivingUp : DispatchProxy
    {
        public static T Make<T>() where T : class => Create<T, GivingUp>();

        protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
            method!.Name is nameof(IConnectionMultiplexer.GetDatabase) ? Make<IDatabase>()
            : method.ReturnType == typeof(Task<RedisValue>) ? Task.FromCanceled<RedisValue>(new(canceled: true))
            : method.ReturnType == typeof(Task<RedisValue[]>) ? Task.FromCanceled<RedisValue[]>(new(canceled: true))
            : throw new TaskCanceledException();
    }

    static Cache CacheOf(string service, IConnectionMultiplexer redis) => new(service, redis, NullLogger<Cache>.Instance);
}
