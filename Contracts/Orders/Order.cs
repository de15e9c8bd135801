using System.Text.Json.Serialization;

namespace Evolution.Contracts.Orders;

/// <summary>An order.</summary>
/// <param name="Id">Its number.</param>
/// <param name="CustomerId">Who ordered.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Reason">Why it came to nothing; null where it did not.</param>
/// <param name="Lines">What was ordered.</param>
/// <param name="Total">What it costs; null until the prices are known.</param>
/// <param name="PlacedAt">When it was placed.</param>
public sealed record Order(Guid Id, string CustomerId, OrderStatus Status, string? Reason, IReadOnlyList<PricedLine> Lines, Money? Total, DateTimeOffset PlacedAt);

/// <summary>Some pieces of one product, at a price.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="UnitPrice">The price of one piece when it was ordered; null until it is known.</param>
public sealed record PricedLine(int ProductId, int Quantity, Money? UnitPrice);

/// <summary>How far an order is. Only <see cref="Pending"/> is not final.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OrderStatus>))]
public enum OrderStatus
{
    /// <summary>Accepted; stock or payment is still to come.</summary>
    Pending,

    /// <summary>Stock is taken and the card is charged.</summary>
    Confirmed,

    /// <summary>The card was declined.</summary>
    Declined,

    /// <summary>There was not enough stock.</summary>
    OutOfStock,

    /// <summary>It asked for a product that does not exist.</summary>
    Rejected,

    /// <summary>A service that it needed failed, and what had been done was undone.</summary>
    Failed,
}
