using Evolution.Contracts.Orders;

namespace Evolution.Orders.Placing;

/// <summary>One of the three ways to place an order; the topology decides which.</summary>
interface IOrderPlacement
{
    /// <summary>Places an order.</summary>
    /// <returns>The order, as far as it got: confirmed, refused, or pending where others carry it on.</returns>
    /// <exception cref="KeyUsedException">The idempotency key was used before.</exception>
    /// <exception cref="InvalidOrderException">It asks for a product that does not exist, or for what cannot be in one order.</exception>
    Task<Order> PlaceAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellation);
}
