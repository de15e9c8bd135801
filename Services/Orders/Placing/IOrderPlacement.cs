using Evolution.Contracts.Orders;

namespace Evolution.Orders.Placing;

/// <summary>Places orders. The topology determines which of the three implementations is used.</summary>
interface IOrderPlacement
{
    /// <summary>Places an order.</summary>
    /// <returns>The order with its current status: confirmed, refused, or pending if it is processed further by messages.</returns>
    /// <exception cref="KeyUsedException">The idempotency key was used before.</exception>
    /// <exception cref="InvalidOrderException">The request contains a product that does not exist, or lines that cannot be in one order.</exception>
    Task<Order> PlaceAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellationToken);
}
