using Evolution.Contracts.Messages;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Handles messages of one type. A call receives one or more messages, which share a transaction.</summary>
public interface IMessageHandler<in TMessage> where TMessage : IOrderMessage
{
    /// <summary>What the handler does for an order, such as <c>reserve stock</c>: the name of the step in the order's trace.</summary>
    string StepName { get; }

    /// <summary>Handles messages that were not handled before, in the transaction of <paramref name="connection"/>.</summary>
    /// <returns>The outcome of each message, in the order of <paramref name="messages"/>.</returns>
    Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<TMessage> messages, NpgsqlConnection connection, CancellationToken cancellationToken);
}
