using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.EndToEnd.Tests;

/// <summary>Places orders through the Gateway while Orders is redeployed.</summary>
static class RedeploymentUnderLoad
{
    const int CustomerCount = 8;
    static readonly TimeSpan CompletionTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Redeploys Orders under load. Asserts that every request has a complete response, and that exactly the accepted orders are confirmed.</summary>
    public static async Task ShouldLoseNoOrderAsync(RunningTopology topology)
    {
        using var http = new HttpClient { BaseAddress = await topology.GetGatewayAddressAsync(), Timeout = TimeSpan.FromSeconds(20) };
        var (customer, statuses) = ($"redeploying-{Guid.NewGuid():n}", new ConcurrentBag<HttpStatusCode>());
        using var cancellation = new CancellationTokenSource();
        var placementTask = Task.WhenAll(Enumerable.Range(0, CustomerCount).Select(async _ =>
        {
            while (!cancellation.IsCancellationRequested) statuses.Add(await PlaceAsync(http, customer));
        }));

        await topology.Control.RedeployAsync(topology.GetFullName("orders"));
        await Wait.UntilAsync("orders are accepted again", async () => IsAccepted(await PlaceAsync(http, $"{customer}-after")));
        await cancellation.CancelAsync();
        await placementTask;

        // An order that failed with 503 has no effect after its compensation.
        statuses.ShouldAllBe(status => IsAccepted(status) || status == HttpStatusCode.ServiceUnavailable);
        var orderStatuses = await Wait.ForValueAsync("every order has reached a final state", () => GetOrderStatusesAsync(http, customer), orders => !orders.Contains("pending"), CompletionTimeout);
        orderStatuses.Count(status => status is "confirmed").ShouldBe(statuses.Count(IsAccepted));
    }

    /// <summary>Reads the status of each order of a customer. An order that failed because of another service is stored as failed.</summary>
    static async Task<IReadOnlyList<string>> GetOrderStatusesAsync(HttpClient http, string customer)
    {
        var (orderStatuses, page) = (new List<string>(), 1);
        while (await http.GetFromJsonAsync<JsonElement>($"orders?customerId={customer}&pageSize=100&page={page++}") is var response && response.GetProperty("items").GetArrayLength() > 0)
            orderStatuses.AddRange(response.GetProperty("items").EnumerateArray().Select(order => order.GetProperty("status").GetString()!));
        return orderStatuses;
    }

    static bool IsAccepted(HttpStatusCode status) => status is HttpStatusCode.Created or HttpStatusCode.Accepted;

    /// <exception cref="HttpRequestException">The connection broke before the response was complete.</exception>
    static async Task<HttpStatusCode> PlaceAsync(HttpClient http, string customer)
    {
        using var response = await http.PostAsJsonAsync("orders", new { customerId = customer, card = "tok_approved", lines = new[] { new { productId = 1, quantity = 1 } } });
        return response.StatusCode;
    }
}
