namespace Evolution.Payments.Charges;

/// <summary>Whether a card may be charged.</summary>
/// <param name="RiskScore">How risky the customer is, from 0 to 100.</param>
/// <param name="Refusal">Why it may not; null where it may.</param>
readonly record struct Decision(int RiskScore, string? Refusal);
