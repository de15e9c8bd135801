using System.Diagnostics;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>
/// Messages that are stored in the transaction of the change they tell of, and published afterwards by <see cref="OutboxRelay"/>:
/// neither can happen without the other (Richardson, Microservices Patterns, 3.3: transactional outbox).
/// </summary>
public sealed class Outbox(Schema schema)
{
    readonly SemaphoreSlim signal = new(0, 1);

    /// <summary>The command that stores messages; it runs in the batch and transaction of the change.</summary>
    /// <param name="messages">What is to be published.</param>
    /// <param name="traceOf">The trace that a message belongs to; by default the current one.</param>
    public NpgsqlBatchCommand Store(IReadOnlyList<IOrderMessage> messages, Func<IOrderMessage, string?>? traceOf = null) =>
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
                new NpgsqlParameter<string?[]> { TypedValue = [.. messages.Select(message => traceOf is null ? Activity.Current?.Id : traceOf(message))] },
            },
        };

    /// <summary>Tells the relay that something was committed, so that it need not wait for its next look.</summary>
    public void Committed()
    {
        if (signal.CurrentCount > 0) return;
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has just told it.
        }
    }

    /// <summary>Waits until something was committed, or for <paramref name="limit"/>: another replica may have stored something too.</summary>
    internal Task WaitAsync(TimeSpan limit, CancellationToken cancellation) => signal.WaitAsync(limit, cancellation);
}
