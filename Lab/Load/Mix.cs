using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Load;

/// <summary>The customers' operations and their shares, the same in every experiment.</summary>
public static class Mix
{
    public static readonly Operation ReadProduct = new("read-product", "inventory", 35)
    {
        Ask = customer => new(HttpMethod.Get, $"{customer.ProductsPath}/{customer.NextProduct()}"),
        Expects = status => status is HttpStatusCode.OK,
        Judge = (request, product) => Answer.RightIf(
            LastSegment(request) == Text(product, "id") && product.TryGetProperty("price", out var price) && price.ValueKind is JsonValueKind.Number),
    };

    public static readonly Operation ReadOrder = new("read-order", "orders", 20)
    {
        Ask = customer => new(HttpMethod.Get, $"/orders/{customer.AnyOrder()}"),
        Expects = status => status is HttpStatusCode.OK,
        Judge = (request, order) => Answer.RightIf(LastSegment(request) == Text(order, "id")),
    };

    public static readonly Operation PlaceOrder = new("place-order", "orders", 30)
    {
        Ask = customer => new PlaceOrderRequest(customer.NextName(), PlaceOrderRequest.ApprovedCard, new PlaceOrderRequest.Line(customer.NextProduct(), 1)).ToMessage(),
        Expects = status => status is HttpStatusCode.Created or HttpStatusCode.Accepted,
        Judge = (_, order) => (Text(order, "status"), Number(order)) switch
        {
            ("confirmed", { } placed) => new(Outcome.Right, placed),
            ("pending", { } placed) => new(Outcome.Accepted, placed),
            _ => Answer.Wrong,
        },
    };

    public static readonly Operation Authorize = new("authorize", "payments", 14)
    {
        Ask = customer => new(HttpMethod.Put, $"/authorizations/{Guid.NewGuid()}")
        {
            Content = JsonContent.Create(new { customerId = customer.NextName(), card = PlaceOrderRequest.ApprovedCard, amount = new { minorUnits = 100 + customer.Next(10_000), currency = "EUR" } }),
        },
        Expects = status => status is HttpStatusCode.OK,
        Judge = (request, authorization) => Answer.RightIf(LastSegment(request) == Text(authorization, "orderId")),
    };

    public static readonly Operation SalesReport = new("sales-report", "orders", 1)
    {
        Ask = _ => new(HttpMethod.Get, "/reports/sales"),
        Expects = status => status is HttpStatusCode.OK,
        Judge = (_, report) => Answer.RightIf(report.TryGetProperty("orders", out var orders) && orders.ValueKind is JsonValueKind.Number),
    };

    /// <summary>All operations of the mix.</summary>
    public static readonly IReadOnlyList<Operation> Everything = [ReadProduct, ReadOrder, PlaceOrder, Authorize, SalesReport];

    /// <summary>The services at which requests enter.</summary>
    public static readonly IReadOnlyList<string> Entries = [.. Everything.Select(operation => operation.Entry).Distinct()];

    static string LastSegment(HttpRequestMessage request) => request.RequestUri!.OriginalString[(request.RequestUri.OriginalString.LastIndexOf('/') + 1)..];

    static Guid? Number(JsonElement order) => Guid.TryParse(Text(order, "id"), out var id) ? id : null;

    static string? Text(JsonElement element, string property) => element.TryGetProperty(property, out var value) ? value.ToString() : null;
}
