using Evolution.Contracts.Orders;

namespace Evolution.Orders.Placing;

/// <summary>Places orders in one of three ways; the topology determines which.</summary>
interface IOrderPlacement
{
    /// <summary>Places an order.</summary>
    /// <returns>The order with the status that it has reached: confirmed, refused, or pending if other services continue it.</returns>
    /// <exception cref="KeyUsedException">The idempotency key was used before.</exception>
    /// <exception cref="InvalidOrderException">The request contains a product that does not exist, or lines that cannot be in one order.</exception>
    Task<Order> PlaceAsync(PlaceOrder request, IdempotencyKey? key, CancellationToken cancellationToken);
}
