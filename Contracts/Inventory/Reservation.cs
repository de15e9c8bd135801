using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Evolution.Contracts.Orders;

namespace Evolution.Contracts.Inventory;

/// <summary>Takes stock for an order.</summary>
/// <param name="Lines">What to take; each product once.</param>
public sealed record Reserve([property: Required, MinLength(1), MaxLength(Limits.Lines), WithoutNulls, DistinctProducts] IReadOnlyList<OrderLine> Lines);

/// <summary>The stock that was taken for an order.</summary>
public sealed record Reservation(Guid OrderId, ReservationStatus Status, IReadOnlyList<OrderLine> Lines);

/// <summary>Whether a reservation still holds its stock.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReservationStatus>))]
public enum ReservationStatus { Reserved, Released }
