using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.Orders.Placing;

namespace Evolution.Orders.Tests.Model;

/// <summary>An order that somebody wants, by its key.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Product">The only product in it.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="IsPayable">Whether the card is good.</param>
sealed record Wish(string Key, int Product, int Quantity, bool IsPayable)
{
    // Everybody is a customer of his own: none has a past that makes him a risk.
    public PlaceOrder Request => new(Key, IsPayable ? TestCards.Approved : TestCards.Stolen, [new OrderLine(Product, Quantity)]);

    public IdempotencyKey IdempotencyKey => IdempotencyKey.Of(Key, Request);
}
