using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Lab.Hosts;

namespace Evolution.EndToEnd.Tests;

/// <summary>A customer, who sees the shop through the Gateway only.</summary>
public sealed class Buyer(Uri gateway) : IDisposable
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);
    static readonly TimeSpan OutcomeLimit = TimeSpan.FromSeconds(40);

    readonly HttpClient http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(20) };

    public static async Task<Buyer> AtAsync(RunningTopology topology) => new(await topology.GatewayAsync());

    /// <summary>Has a product of its own put on sale, so that no other test takes from its stock.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> NewProductAsync(long available, long price = 250)
    {
        var answer = await http.PostAsJsonAsync("products/import", new { products = new[] { new { name = "Test product", price = new { minorUnits = price, currency = "EUR" }, available } } });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ids")[0].GetInt32();
    }

    public async Task<long> AvailableAsync(int product) => (await GetAsync($"stock?productId={product}"))[0].GetProperty("available").GetInt64();

    public async Task<PlacedOrder> PlaceAsync(int product, int quantity = 1, string card = "tok_approved", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "orders");
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new { customerId = "buyer", card, lines = new[] { new { productId = product, quantity } } });
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(answer.StatusCode, Text("id", "orderId") is { } id ? Guid.Parse(id) : null, body.GetProperty("status").ToString(), Text("detail"), Text("dependency"), answer.Headers.RetryAfter?.Delta);

        string? Text(params string[] names) => names.Select(name => body.TryGetProperty(name, out var value) ? value.GetString() : null).FirstOrDefault(value => value is not null);
    }

    /// <summary>Places an order as a careful client does: with the same key again, until the shop says something final.</summary>
    public async Task<PlacedOrder> PlaceUntilAnsweredAsync(int product, string key)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                var placed = await PlaceAsync(product, key: key);
                if ((int)placed.Answer < 500) return placed;
                if (Stopwatch.GetElapsedTime(started) > OutcomeLimit) throw new TimeoutException($"The order with key {key} was still answered {placed.Answer} after {OutcomeLimit.TotalSeconds:0} s: {placed.Detail}");
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or JsonException && Stopwatch.GetElapsedTime(started) < OutcomeLimit)
            {
                // The shop is away; the next attempt finds out whether it is back.
            }
            await Task.Delay(Look);
        }
    }

    /// <summary>Waits until an order has reached its end.</summary>
    /// <returns>How it ended.</returns>
    public async Task<string> OutcomeAsync(Guid order)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var status = (await GetAsync($"orders/{order}")).GetProperty("status").GetString()!;
            if (status is not "pending") return status;
            if (Stopwatch.GetElapsedTime(started) > OutcomeLimit) throw new TimeoutException($"Order {order} was still pending after {OutcomeLimit.TotalSeconds:0} s.");
            await Task.Delay(Look);
        }
    }

    /// <summary>Waits until the stock of a product is what it should be.</summary>
    public async Task WaitForStockAsync(int product, long available)
    {
        var started = Stopwatch.GetTimestamp();
        while (await AvailableAsync(product) is var seen && seen != available)
        {
            if (Stopwatch.GetElapsedTime(started) > OutcomeLimit) throw new TimeoutException($"Product {product} was to have {available} pieces left within {OutcomeLimit.TotalSeconds:0} s, and has {seen}.");
            await Task.Delay(Look);
        }
    }

    /// <summary>What became of an order's payment.</summary>
    /// <returns>Null where nothing was ever charged.</returns>
    public async Task<string?> ChargeAsync(Guid order)
    {
        using var answer = await http.GetAsync($"charges/{order}");
        return answer.StatusCode is HttpStatusCode.NotFound ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
    }

    /// <summary>Waits until something is answered with 200, as a patient client does while the shop says 503.</summary>
    public async Task WaitUntilAnsweredAsync(string path)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await http.GetAsync(path);
            if (answer.IsSuccessStatusCode) return;
            if (Stopwatch.GetElapsedTime(started) > OutcomeLimit) throw new TimeoutException($"{path} was still answered {answer.StatusCode} after {OutcomeLimit.TotalSeconds:0} s.");
            await Task.Delay(Look);
        }
    }

    /// <summary>Asks for something that the shop cannot give for now.</summary>
    /// <returns>The service that the refusal names.</returns>
    public async Task<string?> FailedDependencyAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("dependency").GetString();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => http.Dispose();
}
