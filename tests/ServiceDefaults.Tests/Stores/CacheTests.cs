using System.Diagnostics;
using System.Net.Sockets;
using System.Reflection;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Evolution.ServiceDefaults.Tests.Stores;

public sealed class CacheTests(AllServers servers)
{
    // Below the default timeout of the Redis client, which is five seconds.
    static readonly TimeSpan MaxMissDuration = TimeSpan.FromSeconds(3);
    static readonly byte[] Value = "\"value\""u8.ToArray();
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_cached_value_can_be_read_until_it_is_removed()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(servers.CreateCache());
        var cache = CreateCache("orders", redis);
        (await cache.ReadAsync("a")).ShouldBeNull();

        cache.Set("a", Value, Lifetime);
        (await cache.ReadAsync("a")).ShouldBe(Value);
        (await cache.ReadAsync(["a", "b"])).ShouldBe([Value, null]);

        cache.Remove("a");
        (await cache.ReadAsync("a")).ShouldBeNull();
    }

    [Fact]
    public async Task Keys_have_the_prefix_of_the_service_and_the_release_and_expire()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(servers.CreateCache());
        CreateCache("orders", redis).Set("a", Value, Lifetime);
        ((byte[]?)await redis.GetDatabase().StringGetAsync("orders:v2:a")).ShouldBe(Value);
        (await redis.GetDatabase().KeyTimeToLiveAsync("orders:v2:a")).ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), Lifetime);
    }

    [Fact]
    public async Task Services_that_share_a_Redis_server_do_not_read_each_others_entries()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(servers.CreateCache());
        CreateCache("orders", redis).Set("a", Value, Lifetime);
        (await CreateCache("payments", redis).ReadAsync("a")).ShouldBeNull();
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task An_entry_that_cannot_be_read_is_a_miss_until_it_is_replaced(string entry)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(servers.CreateCache());
        var cache = CreateCache("orders", redis);
        await redis.GetDatabase().StringSetAsync("orders:v2:a", entry);
        (await cache.ReadAsync("a")).ShouldBeNull();
        (await cache.ReadAsync(["a"])).ShouldBe([null]);

        cache.Set("a", Value, Lifetime);
        (await cache.ReadAsync("a")).ShouldBe(Value);
    }

    [Fact]
    public async Task A_disconnected_cache_is_an_immediate_miss_and_recovers()
    {
        var (proxy, connectionString) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        await using var service = await StoreServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        var cache = await FillAsync(service);

        proxy.Cut();
        await ShouldMissImmediatelyAsync(cache);

        proxy.Restore();
        await Wait.UntilAsync("the cache serves again", async () => await cache.ReadAsync("a") is not null);
    }

    [Fact]
    public async Task A_cache_that_hangs_is_a_miss_after_its_timeout_and_is_then_skipped_until_it_responds()
    {
        var (proxy, connectionString) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        await using var service = await StoreServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), connectionString);
        var cache = await FillAsync(service);

        proxy.Hold();
        var durations = new List<TimeSpan>();
        for (var read = 0; read < 40; read++)
        {
            var startedAt = Stopwatch.GetTimestamp();
            (await cache.ReadAsync("a")).ShouldBeNull();
            durations.Add(Stopwatch.GetElapsedTime(startedAt));
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"The reads took {string.Join(' ', durations.Select(duration => $"{duration.TotalMilliseconds:0}"))} ms.");

        // At the client's default heartbeat, the second and the third read take a second. The first one may start just before a heartbeat.
        durations.Skip(1).Take(2).Min().ShouldBeLessThan(TimeSpan.FromMilliseconds(700));
        durations.TakeLast(10).Min().ShouldBeLessThan(TimeSpan.FromMilliseconds(100));

        proxy.Restore();
        await Wait.UntilAsync("the cache serves again", async () => await cache.ReadAsync("a") is not null);
    }

    [Fact]
    public async Task A_cache_that_was_never_reachable_is_an_immediate_miss()
    {
        var (proxy, connectionString) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        proxy.Cut();
        await using var service = await StoreServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), connectionString);

        var startedAt = Stopwatch.GetTimestamp();
        var cache = service.Services.GetRequiredService<Cache>();
        (await cache.ReadAsync("a")).ShouldBeNull();
        Stopwatch.GetElapsedTime(startedAt).ShouldBeLessThan(MaxMissDuration);

        proxy.Restore();
        await Wait.UntilAsync("the cache serves", async () =>
        {
            cache.Set("a", Value, Lifetime);
            return await cache.ReadAsync("a") is not null;
        });
    }

    /// <summary>The exceptions of commands whose connection the Redis client has abandoned.</summary>
    public static TheoryData<Exception> AbandonedCommandExceptions => [new TaskCanceledException(), new InvalidOperationException("Reading is not allowed after reader was completed."), new IOException(), new SocketException()];

    [Theory]
    [MemberData(nameof(AbandonedCommandExceptions))]
    public async Task A_command_whose_connection_is_abandoned_is_a_miss(Exception exception)
    {
        var cache = CreateCache("orders", FailingProxy.CreateProxy<IConnectionMultiplexer>(exception));
        await ShouldMissImmediatelyAsync(cache);
    }

    /// <summary>Returns the cache of a service, which contains the entry <c>a</c>.</summary>
    static async Task<Cache> FillAsync(TestService service)
    {
        var cache = service.Services.GetRequiredService<Cache>();
        cache.Set("a", Value, Lifetime);
        (await cache.ReadAsync("a")).ShouldBe(Value);
        return cache;
    }

    static async Task ShouldMissImmediatelyAsync(Cache cache)
    {
        var startedAt = Stopwatch.GetTimestamp();
        (await cache.ReadAsync("a")).ShouldBeNull();
        (await cache.ReadAsync(["a", "b"])).ShouldBe([null, null]);
        cache.Set("b", Value, Lifetime);
        cache.Remove("b");
        Stopwatch.GetElapsedTime(startedAt).ShouldBeLessThan(MaxMissDuration);
    }

    /// <summary>Fails every command, as the Redis client does when its connection breaks.</summary>
    public class FailingProxy : DispatchProxy
    {
        Exception exception = null!;

        public static T CreateProxy<T>(Exception exception) where T : class
        {
            var proxy = Create<T, FailingProxy>();
            ((FailingProxy)(object)proxy).exception = exception;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name is nameof(IConnectionMultiplexer.GetDatabase) ? CreateProxy<IDatabase>(exception)
            : targetMethod.ReturnType == typeof(Task<RedisValue>) ? Task.FromException<RedisValue>(exception)
            : targetMethod.ReturnType == typeof(Task<RedisValue[]>) ? Task.FromException<RedisValue[]>(exception)
            : throw exception;
    }

    static Cache CreateCache(string service, IConnectionMultiplexer redis) => new(service, redis, NullLogger<Cache>.Instance);
}
