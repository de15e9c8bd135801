using Evolution.Contracts.Messages;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>The outcome of handling a message.</summary>
/// <param name="Outcome">The outcome in terms of the contract, such as <c>reserved</c> or <c>out-of-stock</c>; also recorded in the trace.</param>
/// <param name="FollowUp">The message to publish once the transaction is committed; null for no message.</param>
public sealed record MessageOutcome(string Outcome, IOrderMessage? FollowUp = null)
{
    /// <summary>Invoked once the transaction is committed.</summary>
    public Action? OnCommitted { get; init; }
}
