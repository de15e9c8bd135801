using Evolution.Contracts.Messages;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Does what a message asks for. It is called with several at once, which share a transaction.</summary>
public interface IMessageHandler<in TMessage> where TMessage : IOrderMessage
{
    /// <summary>What it does for an order, as <c>reserve stock</c>: the name of the step in the order's trace.</summary>
    string Step { get; }

    /// <summary>Handles messages that were never handled before, in the transaction that <paramref name="connection"/> is in.</summary>
    /// <returns>What each came to, in the order given.</returns>
    Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<TMessage> messages, NpgsqlConnection connection, CancellationToken cancellation);
}
