using System.Text.Json.Serialization;

namespace Evolution.Contracts.Orders;

/// <summary>An order.</summary>
/// <param name="Id">The id of the order.</param>
/// <param name="CustomerId">The id of the customer.</param>
/// <param name="Status">The status of the order.</param>
/// <param name="Reason">The reason why the order was not confirmed; null if there is none.</param>
/// <param name="Lines">The lines of the order.</param>
/// <param name="Total">The total price; null until the prices are known.</param>
/// <param name="PlacedAt">The time when the order was placed.</param>
public sealed record Order(Guid Id, string CustomerId, OrderStatus Status, string? Reason, IReadOnlyList<PricedLine> Lines, Money? Total, DateTimeOffset PlacedAt);

/// <summary>An order line with its price.</summary>
/// <param name="ProductId">The id of the product.</param>
/// <param name="Quantity">The number of units.</param>
/// <param name="UnitPrice">The price of one unit when it was ordered; null until it is known.</param>
public sealed record PricedLine(int ProductId, int Quantity, Money? UnitPrice);

/// <summary>The status of an order. All but <see cref="Pending"/> are final.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OrderStatus>))]
public enum OrderStatus
{
    /// <summary>Accepted; the stock is not reserved or the card not charged yet.</summary>
    Pending,

    /// <summary>The stock is reserved and the card is charged.</summary>
    Confirmed,

    /// <summary>The card was declined.</summary>
    Declined,

    /// <summary>There was not enough stock.</summary>
    OutOfStock,

    /// <summary>The order contains a product that does not exist.</summary>
    Rejected,

    /// <summary>A service failed, and the completed steps were undone.</summary>
    Failed,
}
