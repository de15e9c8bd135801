using Evolution.Hosting.LocalServers.Installations;
using Evolution.Hosting.LocalServers.Running;
using StackExchange.Redis;

namespace Evolution.Hosting.LocalServers.Redis;

/// <summary>Runs a Redis server that writes nothing to disk.</summary>
sealed class RedisProgram(RedisExecutableResource redis, LocalServerRun run) : LocalServerProgram(redis, ServerPackage.Redis, run)
{
    const string ConfigurationFile = "redis.conf";

    protected override async Task<IReadOnlyList<object>> PrepareAsync(CancellationToken cancellationToken)
    {
        // The password is in the file and not in the arguments, because every user of the machine can see arguments. The server starts in its
        // folder, so the file contains no paths that would have to be quoted.
        await PrivateFile.WriteAsync(Path.Combine(Folder, ConfigurationFile), $"""
            bind 127.0.0.1
            requirepass {Quote(await GetPasswordAsync(cancellationToken))}
            save ""
            appendonly no
            daemonize no
            always-show-logo no

            """, cancellationToken);
        return [Path.Combine(Package.Folder, "redis-server"), ConfigurationFile, "--port", redis.PrimaryEndpoint.Property(EndpointProperty.TargetPort)];
    }

    public override async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var options = ConfigurationOptions.Parse(await GetConnectionStringAsync(cancellationToken));
        options.ClientName = "aspire-host";
        options.AbortOnConnectFail = true;
        options.ConnectRetry = 0;
        options.ConnectTimeout = 1000;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(cancellationToken);
        await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken);
    }

    static string Quote(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
