namespace Evolution.Lab.Shop;

/// <summary>An order as a customer sees it. The Lab looks from outside, so it shares no types with the services.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Status"><c>pending</c>, <c>confirmed</c>, <c>declined</c>, <c>out-of-stock</c>, <c>rejected</c> or <c>failed</c>.</param>
/// <param name="Reason">Why it came to nothing, if it did.</param>
/// <param name="Total">What it costs; null until the prices are known.</param>
public sealed record ShopOrder(Guid Id, string Status, string? Reason, Amount? Total)
{
    public bool IsPending => Status is "pending";

    public bool IsConfirmed => Status is "confirmed";
}
