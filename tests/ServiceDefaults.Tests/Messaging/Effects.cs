using System.Collections.Concurrent;
using Dapper;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Counts how often a handler was called for an order.</summary>
sealed class Effects
{
    readonly ConcurrentDictionary<Guid, int> calls = [];

    /// <summary>The task that a handler awaits in its transaction; completed by default.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public int CallsFor(Guid order) => calls.GetValueOrDefault(order);

    public void Called(Guid order) => calls.AddOrUpdate(order, 1, (_, count) => count + 1);
}

/// <summary>Inserts each order into a table; fails for orders of the customer <see cref="Poison"/>.</summary>
sealed class EnterOrder(Effects effects) : IMessageHandler<OrderPlaced>
{
    public const string Poison = "poison";

    public string Step => "enter order";

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<OrderPlaced> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var message in messages) effects.Called(message.OrderId);
        await connection.ExecuteAsync("INSERT INTO probe.things (order_id) SELECT unnest(@orders)", new { orders = messages.Select(message => message.OrderId).ToArray() });
        await effects.Hold.WaitAsync(cancellationToken);
        if (messages.Any(message => message.CustomerId is Poison)) throw new InvalidOperationException("A poison message cannot be handled.");
        return [.. messages.Select(_ => new MessageOutcome("entered"))];
    }
}
