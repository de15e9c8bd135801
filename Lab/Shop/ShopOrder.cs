namespace Evolution.Lab.Shop;

/// <summary>An order as returned by the shop. The Lab is an external client, so it shares no types with the services.</summary>
/// <param name="Id">The ID of the order.</param>
/// <param name="Status"><c>pending</c>, <c>confirmed</c>, <c>declined</c>, <c>out-of-stock</c>, <c>rejected</c> or <c>failed</c>.</param>
/// <param name="Reason">Why it was not confirmed; null otherwise.</param>
/// <param name="Total">The total price; null until the prices are known.</param>
public sealed record ShopOrder(Guid Id, string Status, string? Reason, Amount? Total)
{
    public bool IsPending => Status is "pending";

    public bool IsConfirmed => Status is "confirmed";
}
