namespace Evolution.Testing;

/// <summary>The database, the cache and a RabbitMQ broker. All tests share the broker, whose queues are named after the services.</summary>
public sealed class AllServers : StoreServers
{
    readonly IResourceBuilder<RabbitMQExecutableResource> rabbitmq;

    /// <inheritdoc cref="StoreServers()"/>
    public AllServers() => rabbitmq = Add(builder => builder.AddRabbitMQExecutable("rabbitmq"));

    /// <summary>The broker's connection string.</summary>
    public string Messaging { get; private set; } = "";

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Messaging = await WaitUntilHealthyAsync(rabbitmq);
    }
}
