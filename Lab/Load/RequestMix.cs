using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Load;

/// <summary>The operations of customers and their shares, which are the same in every experiment.</summary>
public static class RequestMix
{
    public static readonly Operation ReadProduct = new("read-product", "inventory", 35)
    {
        CreateRequest = choices => new(HttpMethod.Get, $"{choices.ProductsPath}/{choices.NextProduct()}"),
        IsExpectedStatus = status => status is HttpStatusCode.OK,
        Evaluate = (request, product) => ResponseEvaluation.CorrectIf(
            GetLastSegment(request) == GetString(product, "id") && product.TryGetProperty("price", out var price) && price.ValueKind is JsonValueKind.Number),
    };

    public static readonly Operation ReadOrder = new("read-order", "orders", 20)
    {
        CreateRequest = choices => new(HttpMethod.Get, $"/orders/{choices.GetRandomOrder()}"),
        IsExpectedStatus = status => status is HttpStatusCode.OK,
        Evaluate = (request, order) => ResponseEvaluation.CorrectIf(GetLastSegment(request) == GetString(order, "id")),
    };

    public static readonly Operation PlaceOrder = new("place-order", "orders", 30)
    {
        CreateRequest = choices => new PlaceOrderRequest(choices.NextCustomerId(), PlaceOrderRequest.ApprovedCard, new PlaceOrderRequest.Line(choices.NextProduct(), 1)).ToMessage(),
        IsExpectedStatus = status => status is HttpStatusCode.Created or HttpStatusCode.Accepted,
        Evaluate = (_, order) => (GetString(order, "status"), GetOrderId(order)) switch
        {
            ("confirmed", { } id) => new(RequestOutcome.Correct, id),
            ("pending", { } id) => new(RequestOutcome.Accepted, id),
            _ => ResponseEvaluation.Incorrect,
        },
    };

    public static readonly Operation Authorize = new("authorize", "payments", 14)
    {
        CreateRequest = choices => new(HttpMethod.Put, $"/authorizations/{Guid.NewGuid()}")
        {
            Content = JsonContent.Create(new { customerId = choices.NextCustomerId(), card = PlaceOrderRequest.ApprovedCard, amount = new { minorUnits = 100 + choices.Next(10_000), currency = "EUR" } }),
        },
        IsExpectedStatus = status => status is HttpStatusCode.OK,
        Evaluate = (request, authorization) => ResponseEvaluation.CorrectIf(GetLastSegment(request) == GetString(authorization, "orderId")),
    };

    public static readonly Operation SalesReport = new("sales-report", "orders", 1)
    {
        CreateRequest = _ => new(HttpMethod.Get, "/reports/sales"),
        IsExpectedStatus = status => status is HttpStatusCode.OK,
        Evaluate = (_, report) => ResponseEvaluation.CorrectIf(report.TryGetProperty("orders", out var orders) && orders.ValueKind is JsonValueKind.Number),
    };

    /// <summary>All operations of the mix.</summary>
    public static readonly IReadOnlyList<Operation> All = [ReadProduct, ReadOrder, PlaceOrder, Authorize, SalesReport];

    /// <summary>The services that receive requests first, behind the Gateway.</summary>
    public static readonly IReadOnlyList<string> EntryServices = [.. All.Select(operation => operation.Entry).Distinct()];

    static string GetLastSegment(HttpRequestMessage request) => request.RequestUri!.OriginalString[(request.RequestUri.OriginalString.LastIndexOf('/') + 1)..];

    static Guid? GetOrderId(JsonElement order) => Guid.TryParse(GetString(order, "id"), out var id) ? id : null;

    static string? GetString(JsonElement element, string property) => element.TryGetProperty(property, out var value) ? value.ToString() : null;
}
