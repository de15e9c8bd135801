using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.Inventory.Products;
using Evolution.Orders.Reading;
using Evolution.Payments.Charges;
using Npgsql;

namespace Evolution.Orders.Tests;

/// <summary>Orders, Inventory and Payments, wired in one of the three ways. Orders reaches the other two through wires that a test can cut.</summary>
public sealed class Shop(Wiring wiring, string[] databases, string[] caches, string messaging) : IAsyncDisposable
{
    const int OfOrders = 0, OfInventory = 1, OfPayments = 2;

    RunningService? orders, inventory, payments;
    Wire? toInventory, toPayments;

    public Wiring Wiring => wiring;
    public HttpClient Http => orders!.Http;
    public HttpClient Inventory => inventory!.Http;
    public HttpClient Payments => payments!.Http;
    public Wire ToInventory => toInventory!;
    public Wire ToPayments => toPayments!;

    /// <summary>A shop whose services do not run yet.</summary>
    public static async Task<Shop> PrepareAsync(AllServers servers, Wiring wiring)
    {
        if (wiring is Wiring.Messages)
        {
            await using var broker = await Broker.ConnectAsync(servers.Messaging);
            await broker.ForgetAsync();
        }
        var databases = new string[3];
        for (var service = 0; service < databases.Length; service++) databases[service] = wiring is Wiring.SharedTransaction && service > 0 ? databases[0] : await servers.CreateDatabaseAsync();
        return new(wiring, databases, [servers.CreateCache(), servers.CreateCache(), servers.CreateCache()], servers.Messaging);
    }

    /// <summary>A shop that is open.</summary>
    public static async Task<Shop> OpenAsync(AllServers servers, Wiring wiring, params (string Name, string Value)[] more)
    {
        var shop = await PrepareAsync(servers, wiring);
        await Task.WhenAll(shop.StartInventoryAsync(), shop.StartPaymentsAsync());
        shop.toInventory = new(shop.inventory!.Http.BaseAddress!.Host, shop.inventory.Http.BaseAddress.Port);
        shop.toPayments = new(shop.payments!.Http.BaseAddress!.Host, shop.payments.Http.BaseAddress.Port);
        await shop.StartOrdersAsync([("INVENTORY_URL", $"http://127.0.0.1:{shop.toInventory.Port}"), ("PAYMENTS_URL", $"http://127.0.0.1:{shop.toPayments.Port}"), .. more]);
        return shop;
    }

    public async Task StartInventoryAsync() => inventory = await RunningService.Start<ProductCatalog>(Settings(OfInventory)).HealthyAsync();

    public async Task StartPaymentsAsync() => payments = await RunningService.Start<ChargeBook>(Settings(OfPayments)).HealthyAsync();

    public async Task StartOrdersAsync(params (string Name, string Value)[] more) =>
        orders = await RunningService.Start<OrderReader>([.. Settings(OfOrders), ("Orders:Placement", $"{wiring}"), .. more]).HealthyAsync();

    public async Task StopInventoryAsync() => await inventory!.DisposeAsync();

    public async Task StopOrdersAsync() => await orders!.DisposeAsync();

    /// <summary>Puts products into the range, so that a test has some of its own.</summary>
    public async Task<int[]> ImportAsync(params long[] available)
    {
        var import = new ImportProducts([.. available.Select(pieces => new NewProduct("Test Chair", new Money(1999, "EUR"), pieces))]);
        var response = await Inventory.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts);
        return [.. (await response.Content.ReadFromJsonAsync(ContractsJson.Default.ImportedProducts))!.Ids];
    }

    public async Task<HttpResponseMessage> PostAsync(PlaceOrder request, string? key = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(request, ContractsJson.Default.PlaceOrder) };
        if (key is not null) message.Headers.Add("Idempotency-Key", key);
        return await Http.SendAsync(message);
    }

    /// <summary>Places an order and waits until it has reached its end.</summary>
    public async Task<Order> PlaceAsync(PlaceOrder request, string? key = null)
    {
        var response = await PostAsync(request, key);
        return await EndOfAsync(await IdOfAsync(response));
    }

    /// <summary>The order that an answer tells of, whether it is a success or a refusal.</summary>
    public static async Task<Guid> IdOfAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty(response.IsSuccessStatusCode ? "id" : "orderId", out var id) ? id.GetGuid() : throw new InvalidOperationException($"No order is named: {body}");
    }

    /// <summary>Waits until an order has reached its end.</summary>
    public Task<Order> EndOfAsync(Guid id) => Eventually.BecomesAsync($"order {id} reaches its end", () => ReadAsync(id), order => order.Status is not OrderStatus.Pending);

    public async Task<Order> ReadAsync(Guid id) => (await Http.GetFromJsonAsync($"/orders/{id}", ContractsJson.Default.Order))!;

    public async Task<Page<Order>> ListAsync(string customer, int page = 1, int pageSize = 100) =>
        (await Http.GetFromJsonAsync($"/orders?customerId={customer}&page={page}&pageSize={pageSize}", ContractsJson.Default.OrderPage))!;

    /// <summary>The pieces of a product that can be sold.</summary>
    public async Task<long> AvailableAsync(int product) => (await Inventory.GetFromJsonAsync($"/stock?productId={product}", ContractsJson.Default.Stocks))!.Single().Available;

    /// <summary>What was charged for an order.</summary>
    /// <returns>Null where nothing was.</returns>
    public async Task<Money?> ChargedAsync(Guid order)
    {
        var response = await Payments.GetAsync($"/charges/{order}");
        if (response.StatusCode is HttpStatusCode.NotFound) return null;
        var charge = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Charge))!;
        return charge.Status is ChargeStatus.Charged ? charge.Amount : null;
    }

    /// <summary>Connects to Orders' database, behind its back.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{databases[OfOrders]};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Changes Orders' database.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Asks Orders' database.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await ConnectAsync();
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { orders, inventory, payments, toInventory, toPayments })
        {
            if (part is not null) await part.DisposeAsync();
        }
    }

    IEnumerable<(string, string)> Settings(int service) =>
    [
        ("ConnectionStrings:database", databases[service]),
        ("ConnectionStrings:cache", caches[service]),
        .. wiring is Wiring.Messages ? [("ConnectionStrings:messaging", messaging)] : Array.Empty<(string, string)>(),
    ];
}
