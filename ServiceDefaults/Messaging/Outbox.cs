using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>
/// Stores messages in the transaction of the change that they report; <see cref="OutboxRelay"/> publishes them afterwards.
/// Neither is a change committed without its messages, nor is a message published without its change (Richardson, Microservices Patterns, 3.3: transactional outbox).
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore without a wait handle holds no unmanaged resources.")]
public sealed class Outbox(Schema schema)
{
    readonly SemaphoreSlim signal = new(0, 1);

    /// <summary>Creates the command that stores messages. It must run in the batch and transaction of the change.</summary>
    /// <param name="messages">The messages to publish.</param>
    /// <param name="getTrace">Returns the trace that a message belongs to; by default the current trace.</param>
    public NpgsqlBatchCommand CreateStoreCommand(IReadOnlyList<IOrderMessage> messages, Func<IOrderMessage, string?>? getTrace = null) =>
        new($"""
            INSERT INTO {schema.Name}.outbox (message_id, order_id, type, body, trace_parent)
            SELECT * FROM unnest($1, $2, $3, $4, $5)
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = [.. messages.Select(_ => Guid.CreateVersion7())] },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. messages.Select(message => message.OrderId)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. messages.Select(message => message.GetType().Name)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. messages.Select(message => JsonSerializer.Serialize(message, message.GetType(), ContractsJson.Default))] },
                new NpgsqlParameter<string?[]> { TypedValue = [.. messages.Select(message => getTrace is null ? Activity.Current?.Id : getTrace(message))] },
            },
        };

    /// <summary>Signals the relay that messages were committed, so that it does not wait for its next poll.</summary>
    public void NotifyCommitted()
    {
        if (signal.CurrentCount > 0) return;
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another thread has just signaled the relay.
        }
    }

    /// <summary>Waits until messages are committed or <paramref name="timeout"/> elapses, because another replica may also have stored messages.</summary>
    internal Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => signal.WaitAsync(timeout, cancellationToken);
}
