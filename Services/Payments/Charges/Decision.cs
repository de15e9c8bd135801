namespace Evolution.Payments.Charges;

/// <summary>The decision on a charge.</summary>
/// <param name="RiskScore">The customer's risk score, from 0 to 100.</param>
/// <param name="Refusal">Why the card may not be charged; null if it may.</param>
readonly record struct Decision(int RiskScore, string? Refusal);
