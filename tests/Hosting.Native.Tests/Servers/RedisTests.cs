using System.Net;
using Evolution.Testing;
using StackExchange.Redis;

namespace Evolution.Hosting.Native.Tests.Servers;

/// <summary>A real Redis server.</summary>
public sealed class RedisTests
{
    [Fact]
    public async Task It_lets_in_who_knows_the_password_and_nobody_else()
    {
        await using var test = new TestApplication();
        var redis = test.Builder.AddRedis("redis").WithArgs("--maxmemory", "16mb", "--maxmemory-policy", "allkeys-lru").Resource;
        await test.StartAsync(redis);
        var connectionString = (await ((IResourceWithConnectionString)redis).GetConnectionStringAsync())!;

        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{connectionString},allowAdmin=true");
        var settings = await connection.GetServers().Single().ConfigGetAsync("max*");
        settings.ShouldContain(new KeyValuePair<string, string>("maxmemory", (16 * 1024 * 1024).ToString()));
        settings.ShouldContain(new KeyValuePair<string, string>("maxmemory-policy", "allkeys-lru"));

        await Should.ThrowAsync<RedisConnectionException>(ConnectionMultiplexer.ConnectAsync($"{redis.PrimaryEndpoint.Host}:{redis.PrimaryEndpoint.Port},password=wrong"));
    }

    [Fact]
    public async Task It_listens_on_loopback_only_and_shows_its_password_to_nobody()
    {
        await using var test = new TestApplication();
        var redis = test.Builder.AddRedis("redis").Resource;
        await test.StartAsync(redis);
        var process = test.ProcessOf(redis);

        ListeningSockets.Of(process).ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Loopback);
        File.ReadAllText($"/proc/{process}/cmdline").ShouldNotContain((await redis.PasswordParameter.GetValueAsync())!);
        File.GetUnixFileMode(Path.Combine(test.Run.Folder, "redis", "redis.conf")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
