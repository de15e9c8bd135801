using System.ComponentModel.DataAnnotations;

namespace Evolution.Contracts.Orders;

/// <summary>Places an order.</summary>
/// <param name="CustomerId">Who orders.</param>
/// <param name="Card">The token of the card to charge; see <see cref="Payments.TestCards"/>.</param>
/// <param name="Lines">What is ordered; each product once.</param>
public sealed record PlaceOrder(
    [property: Required, StringLength(Limits.CustomerId, MinimumLength = 1), PlainText] string CustomerId,
    [property: Required, StringLength(Limits.Card, MinimumLength = 1), PlainText] string Card,
    [property: Required, MinLength(1), MaxLength(Limits.Lines), WithoutNulls, DistinctProducts] IReadOnlyList<OrderLine> Lines);
