using System.Collections.Concurrent;
using Dapper;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Counts the calls of a handler for each order.</summary>
sealed class HandlerCalls
{
    readonly ConcurrentDictionary<Guid, int> calls = [];

    /// <summary>The task that the handler awaits in its transaction; completed by default.</summary>
    public Task HoldTask { get; set; } = Task.CompletedTask;

    public int GetCount(Guid order) => calls.GetValueOrDefault(order);

    public void Record(Guid order) => calls.AddOrUpdate(order, 1, (_, count) => count + 1);
}

/// <summary>Inserts each order into a table; fails for orders of the customer <see cref="Poison"/>.</summary>
sealed class EnterOrderHandler(HandlerCalls handlerCalls) : IMessageHandler<OrderPlaced>
{
    public const string Poison = "poison";

    public string StepName => "enter order";

    public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<OrderPlaced> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var message in messages) handlerCalls.Record(message.OrderId);
        await connection.ExecuteAsync("INSERT INTO probe.things (order_id) SELECT unnest(@orders)", new { orders = messages.Select(message => message.OrderId).ToArray() });
        await handlerCalls.HoldTask.WaitAsync(cancellationToken);
        if (messages.Any(message => message.CustomerId is Poison)) throw new InvalidOperationException("A poison message cannot be handled.");
        return [.. messages.Select(_ => new MessageOutcome("entered"))];
    }
}
