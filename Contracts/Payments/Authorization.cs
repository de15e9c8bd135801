namespace Evolution.Contracts.Payments;

/// <summary>
/// Says that a card may be charged. It is a decision and no booking: nothing is stored, so there is nothing to undo.
/// </summary>
/// <param name="OrderId">The order it was asked for.</param>
/// <param name="Amount">How much may be charged.</param>
/// <param name="RiskScore">How risky the customer is, from 0 to 100: the share of their charges that were declined.</param>
public sealed record Authorization(Guid OrderId, Money Amount, int RiskScore);
