using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.Orders.Placing;

namespace Evolution.Orders.Tests.Model;

/// <summary>An order that a customer requests.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Product">The only product in the order.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="IsPayable">Whether the card is approved.</param>
sealed record RequestedOrder(string Key, int Product, int Quantity, bool IsPayable)
{
    // Each order has its own customer, so that declined charges do not raise the risk score of others.
    public PlaceOrder Request => new(Key, IsPayable ? TestCards.Approved : TestCards.Stolen, [new OrderLine(Product, Quantity)]);

    public IdempotencyKey IdempotencyKey => IdempotencyKey.Create(Key, Request);
}
