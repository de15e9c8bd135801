namespace Evolution.Payments.Charges;

/// <summary>The decision on a charge.</summary>
/// <param name="RiskScore">The customer's risk score, from 0 to 100.</param>
/// <param name="Refusal">The reason for declining the card; null if the charge is approved.</param>
/// <param name="IsByScore">Whether the risk score declined a card that would have been approved.</param>
readonly record struct Decision(int RiskScore, string? Refusal, bool IsByScore);
