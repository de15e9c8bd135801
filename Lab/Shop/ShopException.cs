using System.Net;

namespace Evolution.Lab.Shop;

/// <summary>The shop refused a request or failed to serve it.</summary>
/// <param name="status">402 declined, 404, 409 out of stock, 422 key used for another order, 503 a dependency is away, and so on.</param>
/// <param name="message">The request and the shop's own words.</param>
public sealed class ShopException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status => status;
}
