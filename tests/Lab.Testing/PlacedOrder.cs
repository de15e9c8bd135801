using System.Net;

namespace Evolution.Lab.Testing;

/// <summary>The shop's response to an order.</summary>
/// <param name="StatusCode">The HTTP status code.</param>
/// <param name="Id">The order's ID; null if there is none.</param>
/// <param name="Status">The order's status, or the status code of an error response.</param>
/// <param name="Detail">The detail of an error response.</param>
/// <param name="Dependency">The failed dependency that an error response names.</param>
/// <param name="RetryAfter">The value of the <c>Retry-After</c> header, if any.</param>
public sealed record PlacedOrder(HttpStatusCode StatusCode, Guid? Id, string? Status, string? Detail, string? Dependency, TimeSpan? RetryAfter)
{
    /// <summary>Whether the shop acknowledged the order, so that it must never be lost.</summary>
    public bool IsAcknowledged => StatusCode is HttpStatusCode.Created or HttpStatusCode.Accepted;

    /// <summary>Whether a retry would return the same response.</summary>
    public bool IsFinal => StatusCode < HttpStatusCode.InternalServerError;
}
