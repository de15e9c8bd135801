using Evolution.Contracts.Messages;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>What handling a message came to.</summary>
/// <param name="Outcome">In words of the contract, as <c>reserved</c> or <c>out-of-stock</c>; the trace tells it.</param>
/// <param name="Following">What is to be published once the transaction is committed; null for nothing.</param>
public sealed record MessageOutcome(string Outcome, IOrderMessage? Following = null)
{
    /// <summary>Is called once the transaction is committed.</summary>
    public Action? Committed { get; init; }
}
