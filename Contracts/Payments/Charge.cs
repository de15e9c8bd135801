using System.Text.Json.Serialization;

namespace Evolution.Contracts.Payments;

/// <summary>What was charged for an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CustomerId">Who paid; null where it was refunded before anything was charged.</param>
/// <param name="Amount">How much; null where it was refunded before anything was charged.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was declined; null where it was not.</param>
public sealed record Charge(Guid OrderId, string? CustomerId, Money? Amount, ChargeStatus Status, string? Reason);

/// <summary>What became of a charge.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ChargeStatus>))]
public enum ChargeStatus { Charged, Declined, Refunded }

/// <summary>What was charged in all, and not refunded.</summary>
/// <param name="Count">How many charges there are.</param>
/// <param name="Charged">What they amount to, an amount per currency.</param>
public sealed record ChargeTotals(long Count, IReadOnlyList<Money> Charged);
