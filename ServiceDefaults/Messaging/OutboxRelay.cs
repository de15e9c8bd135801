using System.Diagnostics;
using System.Text.Json;
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
/// between confirmation and removal, the message is published again and the receivers' inboxes ignore the duplicate. A message that cannot
/// be published, such as one of a newer release after a rollback, is set aside with the later messages of its order, and retried with
/// exponential backoff.
/// </summary>
sealed partial class OutboxRelay(NpgsqlDataSource database, Schema schema, Outbox outbox, MigrationService migrations, IBusControl bus, CrashPoints crashPoints, ILogger<OutboxRelay> logger) : BackgroundService
{
    const int BatchSize = 500;
    static readonly ActivitySource Source = new("Evolution.Outbox");
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    static readonly TimeSpan MinRetryDelay = TimeSpan.FromSeconds(1), MaxRetryDelay = TimeSpan.FromSeconds(30);

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
                $"""
                SELECT id, message_id AS MessageId, order_id AS OrderId, type, body, trace_parent AS TraceParent FROM {schema.Name}.outbox o
                WHERE (retry_at IS NULL OR retry_at <= now())
                AND NOT EXISTS (SELECT FROM {schema.Name}.outbox earlier WHERE earlier.order_id = o.order_id AND earlier.id < o.id AND earlier.retry_at > now())
                ORDER BY id LIMIT {BatchSize}
                """)).AsList();
            if (pendingMessages.Count is 0)
            {
                await outbox.WaitAsync(PollInterval, stoppingToken);
                continue;
            }

            crashPoints.Pass(MessagingCrashPoints.BeforePublish);
            var (confirmedIds, unpublishableIds) = await PublishAsync(pendingMessages, stoppingToken);
            crashPoints.Pass(MessagingCrashPoints.AfterPublish);
            await connection.ExecuteAsync($"DELETE FROM {schema.Name}.outbox WHERE id = ANY(@confirmedIds)", new { confirmedIds });
            crashPoints.Pass(MessagingCrashPoints.AfterRemoval);
            if (confirmedIds.Length == pendingMessages.Count) continue;
            if (unpublishableIds.Length > 0) await SetAsideAsync(unpublishableIds, connection);
            if (pendingMessages.Count > confirmedIds.Length + unpublishableIds.Length)
            {
                // Without this, the connection would return to the pool and keep the lock until its next use.
                await connection.ExecuteAsync("SELECT pg_advisory_unlock_all()");
                throw new InvalidOperationException($"{pendingMessages.Count - confirmedIds.Length - unpublishableIds.Length} messages were not confirmed and remain in the outbox.");
            }
        }
    }

    async Task SetAsideAsync(long[] ids, NpgsqlConnection connection)
    {
        await connection.ExecuteAsync($"""
            UPDATE {schema.Name}.outbox SET attempts = attempts + 1, retry_at = now() + LEAST(@MaxRetryDelay, @MinRetryDelay * power(2, LEAST(attempts, 20)))
            WHERE id = ANY(@ids)
            """, new { ids, MinRetryDelay, MaxRetryDelay });
        LogSetAside(ids.Length);
    }

    /// <summary>Publishes messages; those of the same order sequentially.</summary>
    /// <returns>
    /// The ids of the messages that the broker confirmed in time, and of those that cannot be published. The others may also have arrived;
    /// when they are published again, the receivers' inboxes detect the duplicates.
    /// </returns>
    async Task<(long[] ConfirmedIds, long[] UnpublishableIds)> PublishAsync(IEnumerable<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ConfirmTimeout);
        var results = await Task.WhenAll(messages.GroupBy(message => message.OrderId).Select(order => PublishInOrderAsync(order, timeout.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        return ([.. results.SelectMany(result => result.ConfirmedIds)], [.. results.SelectMany(result => result.UnpublishableIds)]);
    }

    /// <summary>Publishes the messages of an order until one fails.</summary>
    /// <returns>The ids of the confirmed messages. If a message cannot be published, also its id and those of the later messages, which must not overtake it.</returns>
    async Task<(IReadOnlyList<long> ConfirmedIds, IReadOnlyList<long> UnpublishableIds)> PublishInOrderAsync(IEnumerable<OutboxMessage> messages, CancellationToken cancellationToken)
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
                if (exception is JsonException) LogUnreadableMessage(message.Type, message.OrderId, exception.Message);
                else LogUnconfirmedMessage(message.Type, message.OrderId, exception.Message);

                // The reason is the message and not the broker: its type or body is unknown, or no queue takes it.
                var isUnpublishable = exception is JsonException or MessageReturnedException;
                return (confirmedIds, isUnpublishable ? [.. messages.Select(message => message.Id).Except(confirmedIds)] : []);
            }
        }
        return (confirmedIds, []);
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

    [LoggerMessage(LogLevel.Error, "{Count} messages cannot be published; they are set aside and retried later")]
    partial void LogSetAside(int count);

    [LoggerMessage(LogLevel.Warning, "{Message} for order {OrderId} cannot be read and is not published: {Cause}")]
    partial void LogUnreadableMessage(string message, Guid orderId, string cause);

    [LoggerMessage(LogLevel.Warning, "The broker did not confirm {Message} for order {OrderId}: {Cause}")]
    partial void LogUnconfirmedMessage(string message, Guid orderId, string cause);
}
