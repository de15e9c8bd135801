using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Evolution.Contracts.Orders;

namespace Evolution.Contracts.Inventory;

/// <summary>A request to reserve stock for an order.</summary>
/// <param name="Lines">The lines to reserve; each product at most once.</param>
public sealed record Reserve([property: Required, MinLength(1), MaxLength(Limits.Lines), WithoutNulls, DistinctProducts] IReadOnlyList<OrderLine> Lines);

/// <summary>The stock reserved for an order.</summary>
public sealed record Reservation(Guid OrderId, ReservationStatus Status, IReadOnlyList<OrderLine> Lines);

/// <summary>The status of a reservation.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReservationStatus>))]
public enum ReservationStatus { Reserved, Released }
