using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.EndToEnd.Tests;

/// <summary>Customers who go on ordering, through the Gateway, while Orders is deployed anew.</summary>
static class Redeploying
{
    const int Customers = 8;
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    /// <summary>Deploys Orders anew under their requests. Each has a whole answer, and exactly those orders are confirmed that were taken on.</summary>
    public static async Task ShouldLoseNothingInFlightAsync(RunningTopology topology)
    {
        using var http = new HttpClient { BaseAddress = await topology.GatewayAsync(), Timeout = TimeSpan.FromSeconds(20) };
        var (customer, answers) = ($"redeploying-{Guid.NewGuid():n}", new ConcurrentBag<HttpStatusCode>());
        using var over = new CancellationTokenSource();
        var ordering = Task.WhenAll(Enumerable.Range(0, Customers).Select(async _ =>
        {
            while (!over.IsCancellationRequested) answers.Add(await PlaceAsync(http, customer));
        }));

        await topology.Control.RedeployAsync(topology.NameOf("orders"));
        await Eventually.HoldsAsync("orders are taken on again", async () => IsTaken(await PlaceAsync(http, $"{customer}-after")));
        await over.CancelAsync();
        await ordering;

        // A customer whose order failed with 503 keeps nothing of it, once what was begun is undone.
        answers.ShouldAllBe(answer => IsTaken(answer) || answer == HttpStatusCode.ServiceUnavailable);
        var stored = await Eventually.BecomesAsync("every order has reached its end", () => StoredAsync(http, customer), orders => !orders.Contains("pending"), EndLimit);
        stored.Count(status => status is "confirmed").ShouldBe(answers.Count(IsTaken));
    }

    /// <summary>The status of each order of a customer. One that another service let down is kept as failed, as its customer was answered.</summary>
    static async Task<IReadOnlyList<string>> StoredAsync(HttpClient http, string customer)
    {
        var (stored, page) = (new List<string>(), 1);
        while (await http.GetFromJsonAsync<JsonElement>($"orders?customerId={customer}&pageSize=100&page={page++}") is var read && read.GetProperty("items").GetArrayLength() > 0)
            stored.AddRange(read.GetProperty("items").EnumerateArray().Select(order => order.GetProperty("status").GetString()!));
        return stored;
    }

    static bool IsTaken(HttpStatusCode answer) => answer is HttpStatusCode.Created or HttpStatusCode.Accepted;

    /// <exception cref="HttpRequestException">The connection broke before the answer was whole.</exception>
    static async Task<HttpStatusCode> PlaceAsync(HttpClient http, string customer)
    {
        using var answer = await http.PostAsJsonAsync("orders", new { customerId = customer, card = "tok_approved", lines = new[] { new { productId = 1, quantity = 1 } } });
        return answer.StatusCode;
    }
}
