using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Orders;

/// <summary>A request to place an order.</summary>
/// <param name="CustomerId">The id of the customer.</param>
/// <param name="Card">The token of the card to charge; see <see cref="Payments.TestCards"/>.</param>
/// <param name="Lines">The lines of the order; each product at most once.</param>
public sealed record PlaceOrder(
    [property: Required, StringLength(Limits.CustomerId, MinimumLength = 1), PlainText] string CustomerId,
    [property: Required, StringLength(Limits.Card, MinimumLength = 1), PlainText] string Card,
    [property: Required, MinLength(1), MaxLength(Limits.Lines), WithoutNulls, DistinctProducts] IReadOnlyList<OrderLine> Lines);
