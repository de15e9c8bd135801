using System.Net;

namespace Evolution.Lab.Shop;

/// <summary>The exception that is thrown when the shop rejects a request or fails.</summary>
/// <param name="status">402 declined, 404, 409 out of stock, 422 idempotency key used for another order, 503 a dependency is unavailable, and so on.</param>
/// <param name="message">The request and the body of the shop's response.</param>
public sealed class ShopException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status => status;
}
