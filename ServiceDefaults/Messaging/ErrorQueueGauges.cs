using System.Diagnostics.Metrics;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Measures the service's error queues, which hold the messages that it could not handle.</summary>
sealed class ErrorQueueGauges : PolledGauges
{
    readonly ConnectionFactory factory;
    readonly string[] queues;
    IConnection? broker;
    IReadOnlyDictionary<string, uint> failedCounts = new Dictionary<string, uint>();

    public ErrorQueueGauges(MessagingBuilder messaging, Schema schema, IConfiguration configuration, IMeterFactory meters, MigrationService migrations, ILogger<ErrorQueueGauges> logger) : base(meters, migrations, logger)
    {
        queues = [.. messaging.Queues.Select(queue => $"{queue}_error")];
        factory = new() { Uri = new(configuration.GetConnectionString("messaging")!), ClientProvidedName = $"{schema.Name} metrics", AutomaticRecoveryEnabled = false };
        AddGauge("evolution.error_queue.messages", "{message}", "Messages in an error queue because they could not be handled.",
            () => failedCounts.Select(queue => new Measurement<long>(queue.Value, new KeyValuePair<string, object?>("messaging.destination.name", queue.Key))));
    }

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (broker is not { IsOpen: true })
        {
            if (broker is not null) await broker.DisposeAsync();
            broker = await factory.CreateConnectionAsync(cancellationToken);
        }
        var counts = new Dictionary<string, uint>();
        foreach (var queue in queues) counts[queue] = await CountMessagesAsync(broker, queue, cancellationToken);
        failedCounts = counts;
    }

    protected override void Clear() => failedCounts = new Dictionary<string, uint>();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (broker is not null) await broker.DisposeAsync();
    }

    /// <summary>Counts the messages in a queue. The queue does not exist before the first message fails.</summary>
    static async Task<uint> CountMessagesAsync(IConnection broker, string queue, CancellationToken cancellationToken)
    {
        await using var channel = await broker.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return await channel.MessageCountAsync(queue, cancellationToken);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is Constants.NotFound)
        {
            return 0;
        }
    }
}
