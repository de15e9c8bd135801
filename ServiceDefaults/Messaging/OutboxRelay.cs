using System.Diagnostics;
using Dapper;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Stores;
using MassTransit;
using MassTransit.Logging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>
/// Publishes the messages in the outbox and removes those that the broker has confirmed, in one replica at a time. If the process dies
/// between confirmation and removal, the message is published again and the receivers' inboxes ignore the duplicate.
/// </summary>
sealed partial class OutboxRelay(NpgsqlDataSource database, Schema schema, Outbox outbox, MigrationService migrations, IBusControl bus, CrashPoints crashPoints, ILogger<OutboxRelay> logger) : BackgroundService
{
    const int BatchSize = 500;
    static readonly ActivitySource Source = new("Evolution.Outbox");
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    // The client does not always detect that a confirmation was lost with its connection. Without a timeout, the relay would wait forever.
    static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await migrations.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
                await RelayWhileLockedAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogRelayInterruption(exception.Message);
            }
            await outbox.WaitAsync(PollInterval, stoppingToken);
        }
    }

    /// <summary>Relays for as long as this replica holds the lock, which it loses with its connection.</summary>
    async Task RelayWhileLockedAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        if (!await connection.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(hashtext('outbox'), hashtext(@Name))", schema)) return;
        while (true)
        {
            var pendingMessages = (await connection.QueryAsync<OutboxMessage>(
                $"SELECT id, message_id AS MessageId, order_id AS OrderId, type, body, trace_parent AS TraceParent FROM {schema.Name}.outbox ORDER BY id LIMIT {BatchSize}")).AsList();
            if (pendingMessages.Count is 0)
            {
                await outbox.WaitAsync(PollInterval, stoppingToken);
                continue;
            }

            crashPoints.Pass(MessagingCrashPoints.BeforePublish);
            var confirmedIds = await PublishAsync(pendingMessages, stoppingToken);
            crashPoints.Pass(MessagingCrashPoints.AfterPublish);
            await connection.ExecuteAsync($"DELETE FROM {schema.Name}.outbox WHERE id = ANY(@confirmedIds)", new { confirmedIds });
            crashPoints.Pass(MessagingCrashPoints.AfterRemoval);
            if (confirmedIds.Length == pendingMessages.Count) continue;

            // Without this, the connection would return to the pool and keep the lock until its next use.
            await connection.ExecuteAsync("SELECT pg_advisory_unlock_all()");
            throw new InvalidOperationException($"{pendingMessages.Count - confirmedIds.Length} messages were not confirmed and remain in the outbox.");
        }
    }

    /// <summary>Publishes messages; those of the same order sequentially.</summary>
    /// <returns>The ids of the messages that the broker confirmed in time. The others may also have arrived; when they are published again, the receivers' inboxes detect the duplicates.</returns>
    async Task<long[]> PublishAsync(IEnumerable<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ConfirmTimeout);
        var confirmedIds = await Task.WhenAll(messages.GroupBy(message => message.OrderId).Select(order => PublishInOrderAsync(order, timeout.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        return [.. confirmedIds.SelectMany(ids => ids)];
    }

    async Task<IReadOnlyList<long>> PublishInOrderAsync(IEnumerable<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var confirmedIds = new List<long>();
        foreach (var message in messages)
        {
            using var activity = ActivityContext.TryParse(message.TraceParent, null, isRemote: true, out var parent) ? Source.StartActivity($"relay {message.Type}", ActivityKind.Producer, parent) : null;
            try
            {
                await bus.Publish(message.Deserialize(), context => SetHeaders(context, message), cancellationToken).WaitAsync(cancellationToken);
                confirmedIds.Add(message.Id);
            }
            catch (Exception exception)
            {
                activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
                activity?.AddEvent(new(exception is MessageReturnedException ? "message.unroutable" : "message.unconfirmed", tags: new() { ["messaging.message.type"] = message.Type, ["error.type"] = exception.GetType().FullName }));
                LogUnconfirmedMessage(message.Type, message.OrderId, exception.Message);
                break;
            }
        }
        return confirmedIds;
    }

    static void SetHeaders(PublishContext context, OutboxMessage message)
    {
        context.MessageId = message.MessageId;
        context.CorrelationId = message.OrderId;
        context.Headers.Set(MessageConsumer.TraceHeader, message.TraceParent);

        // MassTransit continues a trace through its own header, which it sets only if it records the send operation. Without that header,
        // the unrecorded trace of an order would end here, and the receiver would start a recorded one.
        context.Headers.Set(DiagnosticHeaders.ActivityId, message.TraceParent);

        // The broker returns a message that it cannot route to a queue, instead of dropping it: publishing fails and the message stays in the outbox.
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit)) rabbit.Mandatory = true;
    }

    [LoggerMessage(LogLevel.Warning, "The outbox relay was interrupted: {Cause}")]
    partial void LogRelayInterruption(string cause);

    [LoggerMessage(LogLevel.Warning, "The broker did not confirm {Message} for order {OrderId}: {Cause}")]
    partial void LogUnconfirmedMessage(string message, Guid orderId, string cause);
}
