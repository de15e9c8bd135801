using Evolution.Contracts.Messages;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Does what a message asks for. It is called with several at once, which share a transaction.</summary>
public interface IMessageHandler<in TMessage> where TMessage : IOrderMessage
{
    /// <summary>Handles messages that were never handled before, in the transaction that <paramref name="connection"/> is in.</summary>
    /// <returns>What is to be published once the transaction is committed.</returns>
    Task<IReadOnlyList<IOrderMessage>> HandleAsync(IReadOnlyList<TMessage> messages, NpgsqlConnection connection, CancellationToken cancellation);
}
