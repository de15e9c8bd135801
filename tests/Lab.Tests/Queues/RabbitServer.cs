using Evolution.Hosting.Native;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Evolution.Lab.Tests.Queues;

/// <summary>A RabbitMQ broker, and a hand to put messages into its queues.</summary>
public sealed class RabbitServer : IAsyncLifetime
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    readonly DistributedApplication application;
    readonly IResourceBuilder<RabbitMQServerResource> rabbitmq;
    IConnection? connection;

    public RabbitServer()
    {
        var builder = DistributedApplication.CreateBuilder();
        builder.Services.AddLogging(logging => logging.ClearProviders());
        rabbitmq = builder.AddRabbitMQ("rabbitmq");
        application = builder.Build();
    }

    /// <summary>Its connection string.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await application.StartAsync();
        using var limit = new CancellationTokenSource(Limit);
        await application.ResourceNotifications.WaitForResourceHealthyAsync(rabbitmq.Resource.Name, limit.Token);
        Address = (await ((IResourceWithConnectionString)rabbitmq.Resource).GetConnectionStringAsync(limit.Token))!;
        connection = await new ConnectionFactory { Uri = new(Address) }.CreateConnectionAsync();
    }

    /// <summary>Opens a channel.</summary>
    public Task<IChannel> OpenAsync() => connection!.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
