using Evolution.Lab.Shop;

namespace Evolution.Lab.Histories;

/// <summary>One request of a client and what the client saw. Times are measured by one clock, from the start of the history.</summary>
/// <param name="Client">The name of the client.</param>
/// <param name="Start">The time just before the request was sent.</param>
/// <param name="End">The time at which the response had been read, or at which the client gave up.</param>
public abstract record Operation(string Client, TimeSpan Start, TimeSpan End);

/// <summary>A request to place an order.</summary>
/// <param name="Client">The name of the client.</param>
/// <param name="Start">The time just before the request was sent.</param>
/// <param name="End">The time at which the response had been read, or at which the client gave up.</param>
/// <param name="Request">The request, whose idempotency key identifies the order.</param>
/// <param name="Seen">The order in the response; null if the response named none, so that the order may have been placed or not.</param>
public sealed record PlaceOperation(string Client, TimeSpan Start, TimeSpan End, PlaceOrderRequest Request, SeenOrder? Seen) : Operation(Client, Start, End);

/// <summary>A read of one order.</summary>
/// <param name="Client">The name of the client.</param>
/// <param name="Start">The time just before the request was sent.</param>
/// <param name="End">The time at which the response had been read.</param>
/// <param name="Order">The order's ID.</param>
/// <param name="Status">The status; null if the order was not found.</param>
public sealed record OrderRead(string Client, TimeSpan Start, TimeSpan End, Guid Order, string? Status) : Operation(Client, Start, End);

/// <summary>A read of a customer's newest orders.</summary>
/// <param name="Client">The name of the client.</param>
/// <param name="Start">The time just before the request was sent.</param>
/// <param name="End">The time at which the response had been read.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Orders">The orders.</param>
/// <param name="Total">The number of the customer's orders, which exceeds the number of <paramref name="Orders"/> if they do not fit on a page.</param>
public sealed record OrderListRead(string Client, TimeSpan Start, TimeSpan End, string CustomerId, IReadOnlyList<SeenOrder> Orders, long Total) : Operation(Client, Start, End);

/// <summary>A read of a product's stock.</summary>
/// <param name="Client">The name of the client.</param>
/// <param name="Start">The time just before the request was sent.</param>
/// <param name="End">The time at which the response had been read.</param>
/// <param name="ProductId">The product.</param>
/// <param name="Available">The number of available units.</param>
public sealed record StockRead(string Client, TimeSpan Start, TimeSpan End, int ProductId, long Available) : Operation(Client, Start, End);

/// <summary>A read of the sales report.</summary>
/// <param name="Client">The name of the client.</param>
/// <param name="Start">The time just before the request was sent.</param>
/// <param name="End">The time at which the response had been read.</param>
/// <param name="Orders">The number of confirmed orders in the report.</param>
public sealed record ReportRead(string Client, TimeSpan Start, TimeSpan End, long Orders) : Operation(Client, Start, End);

/// <summary>An order as a client saw it.</summary>
/// <param name="Id">The order's ID.</param>
/// <param name="Status">The status, such as <c>pending</c>.</param>
public sealed record SeenOrder(Guid Id, string Status)
{
    public const string Pending = "pending", Confirmed = "confirmed";
}
