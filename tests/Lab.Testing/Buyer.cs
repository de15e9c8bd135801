using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.Lab.Testing;

/// <summary>A customer, who sees the shop through the Gateway only.</summary>
public sealed class Buyer(Uri gateway) : IDisposable
{
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
    public async Task<PlacedOrder> PlaceUntilAnsweredAsync(int product, string key) =>
        (await Eventually.BecomesAsync($"the order with key {key} is answered", () => TryPlaceAsync(product, key), placed => placed is { IsFinal: true }, OutcomeLimit))!;

    /// <summary>Waits until an order has reached its end.</summary>
    /// <returns>How it ended.</returns>
    public Task<string> OutcomeAsync(Guid order) => Eventually.BecomesAsync(
        $"order {order} reaches its end", async () => (await GetAsync($"orders/{order}")).GetProperty("status").GetString()!, status => status is not "pending", OutcomeLimit);

    /// <summary>Waits until the stock of a product is what it should be.</summary>
    public Task WaitForStockAsync(int product, long available) =>
        Eventually.BecomesAsync($"product {product} has {available} pieces left", () => AvailableAsync(product), seen => seen == available, OutcomeLimit);

    /// <summary>What became of an order's payment.</summary>
    /// <returns>Null where nothing was ever charged.</returns>
    public async Task<string?> ChargeAsync(Guid order)
    {
        using var answer = await http.GetAsync($"charges/{order}");
        return answer.StatusCode is HttpStatusCode.NotFound ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
    }

    /// <summary>Waits until something is answered with 200, as a patient client does while the shop says 503.</summary>
    public Task WaitUntilAnsweredAsync(string path) =>
        Eventually.BecomesAsync($"{path} is answered", () => StatusAsync(path), status => status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices, OutcomeLimit);

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

    /// <summary>Places an order.</summary>
    /// <returns>Null where the shop is away.</returns>
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

    async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }
}
