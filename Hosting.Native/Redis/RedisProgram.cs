using StackExchange.Redis;

namespace Evolution.Hosting.Native;

/// <summary>Runs a Redis server that writes nothing to disk.</summary>
sealed class RedisProgram(RedisResource redis, HostRun run) : ResourceProgram
{
    ConnectionMultiplexer? connection;

    public override TimeSpan StopLimit => TimeSpan.FromSeconds(5);

    public override string CheckName => $"{redis.Name}_check";

    public override async Task<ProcessPlan> PlanAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(run.Folder, redis.Name);
        var configuration = Path.Combine(folder, "redis.conf");
        if (!Directory.Exists(folder)) run.MakeFolder(redis.Name);

        // The password is in the file and not among the arguments, which every user of the machine can see.
        PrivateFile.Write(configuration, $"""
            bind 127.0.0.1
            port {redis.PrimaryEndpoint.Port}
            requirepass {await redis.PasswordParameter.GetValueAsync(cancellation)}
            dir {folder}
            save ""
            appendonly no
            daemonize no
            always-show-logo no

            """);
        return new(new(run.Servers.Redis.Program("redis-server"), [configuration, .. await redis.GetArgumentValuesAsync()], folder)
        {
            Environment = await run.EnvironmentOfAsync(redis, cancellation),
        });
    }

    public override async Task CheckAsync(CancellationToken cancellation)
    {
        if (connection is null)
        {
            var options = ConfigurationOptions.Parse((await redis.ConnectionStringExpression.GetValueAsync(cancellation))!);
            options.ClientName = "evolution-host";
            options.AbortOnConnectFail = true;
            options.ConnectRetry = 1;
            options.ConnectTimeout = 2000;
            connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(cancellation);
        }
        await connection.GetDatabase().PingAsync().WaitAsync(cancellation);
    }

    public override async Task EndedAsync()
    {
        if (Interlocked.Exchange(ref connection, null) is { } old) await old.DisposeAsync();
    }
}
