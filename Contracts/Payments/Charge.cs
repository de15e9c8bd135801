using System.Text.Json.Serialization;

namespace Evolution.Contracts.Payments;

/// <summary>The charge of an order.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="CustomerId">The id of the customer; null if the order was refunded before it was charged.</param>
/// <param name="Amount">The amount; null if the order was refunded before it was charged.</param>
/// <param name="Status">The status of the charge.</param>
/// <param name="Reason">The reason for declining the charge; null if it was not declined.</param>
public sealed record Charge(Guid OrderId, string? CustomerId, Money? Amount, ChargeStatus Status, string? Reason);

/// <summary>The status of a charge.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ChargeStatus>))]
public enum ChargeStatus { Charged, Declined, Refunded }

/// <summary>The totals of all charges that were not refunded.</summary>
/// <param name="Count">The number of charges.</param>
/// <param name="Charged">The total amount in each currency.</param>
public sealed record ChargeTotals(long Count, IReadOnlyList<Money> Charged);
