using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.Lab.Testing;

/// <summary>A customer who sends all requests through the Gateway.</summary>
public sealed class Buyer(Uri gateway) : IDisposable
{
    static readonly TimeSpan OutcomeTimeout = TimeSpan.FromSeconds(40);

    readonly HttpClient http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(20) };

    public static async Task<Buyer> ConnectAsync(RunningTopology topology) => new(await topology.GetGatewayAddressAsync());

    /// <summary>Imports a new product, so that no other test changes its stock.</summary>
    /// <returns>The product's ID.</returns>
    public async Task<int> CreateProductAsync(long available, long price = 250)
    {
        var response = await http.PostAsJsonAsync("products/import", new { products = new[] { new { name = "Test product", price = new { minorUnits = price, currency = "EUR" }, available } } });
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ids")[0].GetInt32();
    }

    public async Task<long> GetAvailableAsync(int product) => (await GetAsync($"stock?productId={product}"))[0].GetProperty("available").GetInt64();

    public async Task<PlacedOrder> PlaceAsync(int product, int quantity = 1, string card = "tok_approved", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "orders");
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new { customerId = "buyer", card, lines = new[] { new { productId = product, quantity } } });
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new(response.StatusCode, GetString("id", "orderId") is { } id ? Guid.Parse(id) : null, body.GetProperty("status").ToString(), GetString("detail"), GetString("dependency"), response.Headers.RetryAfter?.Delta);

        string? GetString(params string[] names) => names.Select(name => body.TryGetProperty(name, out var value) ? value.GetString() : null).FirstOrDefault(value => value is not null);
    }

    /// <summary>Places an order and retries with the same idempotency key until the response is final.</summary>
    public async Task<PlacedOrder> PlaceWithRetriesAsync(int product, string key) =>
        (await Wait.ForValueAsync($"the order with key {key} has a final response", () => TryPlaceAsync(product, key), placed => placed is { IsFinal: true }, OutcomeTimeout))!;

    /// <summary>Waits until an order is no longer pending.</summary>
    /// <returns>The final status.</returns>
    public Task<string> WaitForOutcomeAsync(Guid order) => Wait.ForValueAsync(
        $"order {order} is no longer pending", async () => (await GetAsync($"orders/{order}")).GetProperty("status").GetString()!, status => status is not "pending", OutcomeTimeout);

    /// <summary>Waits until the stock of a product reaches the expected level.</summary>
    public Task WaitForStockAsync(int product, long available) =>
        Wait.ForValueAsync($"product {product} has {available} items in stock", () => GetAvailableAsync(product), current => current == available, OutcomeTimeout);

    /// <summary>Reads the status of an order's charge.</summary>
    /// <returns>Null if the order was never charged.</returns>
    public async Task<string?> GetChargeStatusAsync(Guid order)
    {
        using var response = await http.GetAsync($"charges/{order}");
        return response.StatusCode is HttpStatusCode.NotFound ? null : (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
    }

    /// <summary>Waits until a path returns a success status; retries while the shop returns an error.</summary>
    public Task WaitUntilAvailableAsync(string path) =>
        Wait.ForValueAsync($"{path} is available", () => GetStatusAsync(path), status => status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices, OutcomeTimeout);

    /// <summary>Sends a request that must fail because a dependency is unavailable.</summary>
    /// <returns>The dependency that the response names.</returns>
    public async Task<string?> GetFailedDependencyAsync(string path)
    {
        using var response = await http.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("dependency").GetString();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await http.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => http.Dispose();

    /// <summary>Places an order.</summary>
    /// <returns>Null if the shop cannot be reached.</returns>
    async Task<PlacedOrder?> TryPlaceAsync(int product, string key)
    {
        try
        {
            return await PlaceAsync(product, key: key);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }

    async Task<HttpStatusCode> GetStatusAsync(string path)
    {
        using var response = await http.GetAsync(path);
        return response.StatusCode;
    }
}
