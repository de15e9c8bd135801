namespace Evolution.Contracts.Payments;

/// <summary>The authorization to charge a card. It is not stored, so there is nothing to undo.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Amount">The amount that may be charged.</param>
/// <param name="RiskScore">The customer's risk score, from 0 to 100: the percentage of their recent charges that were declined.</param>
public sealed record Authorization(Guid OrderId, Money Amount, int RiskScore);
