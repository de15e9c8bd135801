using System.Net;

namespace Evolution.Lab.Testing;

/// <summary>How the shop answered an order.</summary>
/// <param name="Answer">The status of the answer.</param>
/// <param name="Id">The order's number; null where none was given.</param>
/// <param name="Status">How far it is, as the answer says.</param>
/// <param name="Detail">What a refusal says.</param>
/// <param name="Dependency">What failed, where something did.</param>
/// <param name="RetryAfter">When to come back, where the answer says so.</param>
public sealed record PlacedOrder(HttpStatusCode Answer, Guid? Id, string? Status, string? Detail, string? Dependency, TimeSpan? RetryAfter)
{
    /// <summary>Whether the shop took it on, so that it must never be lost.</summary>
    public bool IsAcknowledged => Answer is HttpStatusCode.Created or HttpStatusCode.Accepted;

    /// <summary>Whether asking again would change nothing.</summary>
    public bool IsFinal => Answer < HttpStatusCode.InternalServerError;
}
