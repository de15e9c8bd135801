using RabbitMQ.Client;

namespace Evolution.Hosting.Native;

/// <summary>Runs a RabbitMQ broker, with the Erlang port mapper that it needs as a process beside it.</summary>
sealed class RabbitMqProgram(RabbitMQServerResource broker, HostRun run) : ResourceProgram
{
    readonly RabbitMqFolder folder = new(broker, run);
    IConnection? connection;

    public override string CheckName => $"{broker.Name}_check";

    public override async Task<ProcessPlan> PlanAsync(CancellationToken cancellation)
    {
        var password = (await broker.PasswordParameter.GetValueAsync(cancellation))!;
        folder.Prepare(password);
        var environment = folder.Environment;
        foreach (var (name, value) in await run.EnvironmentOfAsync(broker, cancellation)) environment[name] = value;

        var main = new ChildPlan(run.Servers.RabbitMq.Program("rabbitmq-server"), await broker.GetArgumentValuesAsync(), folder.Path) { Environment = environment };

        // In the foreground and on a port of its own: Erlang would start one for the whole machine, which stays behind.
        var portMapper = new ChildPlan(RabbitMqFolder.PortMapper, ["-port", environment["ERL_EPMD_PORT"], "-address", "127.0.0.1"], folder.Path) { Environment = environment };
        return new(main, portMapper);
    }

    public override async Task CheckAsync(CancellationToken cancellation)
    {
        if (connection is { IsOpen: true }) return;
        await EndedAsync();
        var factory = new ConnectionFactory
        {
            Uri = new Uri((await broker.ConnectionStringExpression.GetValueAsync(cancellation))!),
            ClientProvidedName = "evolution-host",
            AutomaticRecoveryEnabled = false,
        };
        connection = await factory.CreateConnectionAsync(cancellation);
    }

    public override async Task EndedAsync()
    {
        if (Interlocked.Exchange(ref connection, null) is { } old) await old.DisposeAsync();
    }
}
