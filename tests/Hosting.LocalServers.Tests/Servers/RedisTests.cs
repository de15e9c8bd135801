using System.Net;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Testing;
using StackExchange.Redis;

namespace Evolution.Hosting.LocalServers.Tests.Servers;

/// <summary>A real Redis server.</summary>
[Collection(typeof(ExampleCollection))]
public sealed class RedisTests(ExampleApplication example)
{
    [Fact]
    public async Task Redis_accepts_its_password_and_no_other()
    {
        var connectionString = await example.GetConnectionStringAsync("redis");

        await Clients.PingAsync("redis", connectionString);
        await Should.ThrowAsync<RedisConnectionException>(ConnectionMultiplexer.ConnectAsync($"{connectionString.Split(',')[0]},password=wrong,connectRetry=0,connectTimeout=1000"));
        await Should.ThrowAsync<RedisConnectionException>(ConnectionMultiplexer.ConnectAsync($"{connectionString.Split(',')[0]},connectRetry=0,connectTimeout=1000"));
    }

    [Fact]
    public async Task Redis_uses_added_arguments_as_configuration() =>
        (await Clients.GetSettingsAsync(await example.GetConnectionStringAsync("redis"), "maxmemory"))["maxmemory"].ShouldBe($"{16 * 1024 * 1024}");

    [Fact]
    public void Redis_listens_on_loopback_only() => ListeningSockets.Of(example.GetProcessId("redis")).ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Loopback);

    [Fact]
    public void Redis_configuration_is_readable_by_its_owner_only() =>
        File.GetUnixFileMode(Path.Combine(example.Folder, "redis", "redis.conf")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redis_keeps_its_address_when_killed_and_restarted(bool wholeTree)
    {
        var connectionString = await example.GetConnectionStringAsync("redis");

        await example.KillAsync("redis", wholeTree);
        await example.RunCommandAsync("redis", KnownResourceCommands.StartCommand);
        await example.WaitUntilHealthyAsync("redis");

        (await example.GetConnectionStringAsync("redis")).ShouldBe(connectionString);
        await Clients.PingAsync("redis", connectionString);
    }

    [Fact]
    public void Redis_has_no_data_folder()
    {
        var builder = DistributedApplication.CreateBuilder();

        Should.Throw<NotSupportedException>(() => builder.AddRedisExecutable("redis").WithDataFolder("data")).Message.ShouldContain("redis");
    }
}
