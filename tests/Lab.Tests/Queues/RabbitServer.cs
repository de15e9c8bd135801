using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Evolution.Testing;
using RabbitMQ.Client;

namespace Evolution.Lab.Tests.Queues;

/// <summary>A RabbitMQ broker with a connection to it.</summary>
public sealed class RabbitServer : IAsyncLifetime
{
    readonly LocalServerApplication application = new();
    readonly IResourceBuilder<RabbitMQExecutableResource> rabbitmq;
    IConnection? connection;

    public RabbitServer() => rabbitmq = application.Add(builder => builder.AddRabbitMQExecutable("rabbitmq"));

    /// <summary>The connection string.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await application.StartAsync();
        Address = await application.WaitUntilHealthyAsync(rabbitmq);
        connection = await new ConnectionFactory { Uri = new(Address) }.CreateConnectionAsync();
    }

    /// <summary>Opens a channel.</summary>
    public Task<IChannel> OpenAsync() => connection!.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        await application.DisposeAsync();
    }
}
