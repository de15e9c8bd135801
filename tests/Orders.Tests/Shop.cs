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
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests;

/// <summary>Orders, Inventory and Payments in one of three wirings. Orders reaches the other two through connections that a test can cut.</summary>
public sealed class Shop(Wiring wiring, string[] databases, string[] caches, string messaging, (string Name, string Value)[] sharedSettings) : IAsyncDisposable
{
    const int OfOrders = 0, OfInventory = 1, OfPayments = 2;

    RunningService? orders, inventory, payments;

    Action<IServiceCollection>? RegisterInOrders { get; init; }

    ServiceProcess? ordersProcess;
    Wire? toInventory, toPayments;

    public Wiring Wiring => wiring;
    public HttpClient Http => ordersProcess?.Http ?? orders!.Http;
    public HttpClient Inventory => inventory!.Http;
    public HttpClient Payments => payments!.Http;
    public Wire ToInventory => toInventory!;
    public Wire ToPayments => toPayments!;

    /// <summary>The service providers of its services, by name.</summary>
    public IReadOnlyDictionary<string, IServiceProvider> Services => new Dictionary<string, IServiceProvider> { ["orders"] = orders!.Services, ["inventory"] = inventory!.Services, ["payments"] = payments!.Services };

    /// <summary>Creates a shop whose services are not started.</summary>
    /// <param name="servers">The stores.</param>
    /// <param name="wiring">The wiring.</param>
    /// <param name="sharedSettings">Settings of all services.</param>
    public static Task<Shop> PrepareAsync(AllServers servers, Wiring wiring, params (string Name, string Value)[] sharedSettings) => PrepareAsync(servers, wiring, null, sharedSettings);

    /// <inheritdoc cref="PrepareAsync(AllServers, Wiring, ValueTuple{string, string}[])"/>
    /// <param name="servers">The stores.</param>
    /// <param name="wiring">The wiring.</param>
    /// <param name="registerInOrders">Registers services in Orders that only a test needs.</param>
    /// <param name="sharedSettings">Settings of all services.</param>
    public static async Task<Shop> PrepareAsync(AllServers servers, Wiring wiring, Action<IServiceCollection>? registerInOrders, params (string Name, string Value)[] sharedSettings)
    {
        if (wiring is Wiring.Messages)
        {
            await using var broker = await Broker.ConnectAsync(servers.Messaging);
            await broker.ResetAsync();
        }
        var databases = new string[3];
        for (var service = 0; service < databases.Length; service++) databases[service] = wiring is Wiring.SharedTransaction && service > 0 ? databases[0] : await servers.CreateDatabaseAsync();
        return new(wiring, databases, [servers.CreateCache(), servers.CreateCache(), servers.CreateCache()], servers.Messaging, sharedSettings) { RegisterInOrders = registerInOrders };
    }

    /// <summary>Creates a shop and starts its services.</summary>
    public static async Task<Shop> OpenAsync(AllServers servers, Wiring wiring, params (string Name, string Value)[] more)
    {
        var shop = await PrepareAsync(servers, wiring);
        await shop.StartAsync(more);
        return shop;
    }

    /// <summary>Starts all services, Orders with additional settings.</summary>
    public async Task StartAsync(params (string Name, string Value)[] more)
    {
        await StartOthersAsync();
        await StartOrdersAsync(more);
    }

    /// <summary>Starts all services, Orders in a separate process.</summary>
    public async Task StartWithOrdersAsProcessAsync(params (string Name, string Value)[] more)
    {
        await StartOthersAsync();
        await StartOrdersProcessAsync(more);
    }

    /// <summary>Starts Orders in a separate process, replacing the one that has exited.</summary>
    public async Task StartOrdersProcessAsync(params (string Name, string Value)[] more)
    {
        if (ordersProcess is not null) await ordersProcess.DisposeAsync();
        ordersProcess = await ServiceProcess.StartAsync(typeof(OrderReader).Assembly.Location, [.. Settings(OfOrders), ("Orders:Placement", $"{wiring}"), .. Addresses, .. more]);
    }

    /// <summary>The separate process of Orders.</summary>
    public ServiceProcess OrdersProcess => ordersProcess!;

    /// <summary>Waits until the process of Orders has exited.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> WaitForOrdersExitAsync() => ordersProcess!.WaitForExitAsync();

    public async Task StartInventoryAsync() => inventory = await RunningService.Start<ProductCatalog>(Settings(OfInventory)).WaitUntilHealthyAsync();

    public async Task StartPaymentsAsync() => payments = await RunningService.Start<ChargeLedger>(Settings(OfPayments)).WaitUntilHealthyAsync();

    public async Task StartOrdersAsync(params (string Name, string Value)[] more) =>
        orders = await RunningService.Start<OrderReader>([.. Settings(OfOrders), ("Orders:Placement", $"{wiring}"), .. Addresses, .. more], RegisterInOrders).WaitUntilHealthyAsync();

    public async Task StopInventoryAsync() => await inventory!.DisposeAsync();

    public async Task StopOrdersAsync() => await orders!.DisposeAsync();

    /// <summary>Imports products that only the calling test uses.</summary>
    public async Task<int[]> ImportAsync(params long[] available)
    {
        var import = new ImportProducts([.. available.Select(quantity => new NewProduct("Test Chair", new Money(1999, "EUR"), quantity))]);
        var response = await Inventory.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts);
        return [.. (await response.Content.ReadFromJsonAsync(ContractsJson.Default.ImportedProducts))!.Ids];
    }

    public async Task<HttpResponseMessage> PostAsync(PlaceOrder request, string? key = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(request, ContractsJson.Default.PlaceOrder) };
        if (key is not null) message.Headers.Add("Idempotency-Key", key);
        return await Http.SendAsync(message);
    }

    /// <summary>Places an order and waits until it has reached a final state.</summary>
    public async Task<Order> PlaceAsync(PlaceOrder request, string? key = null)
    {
        var response = await PostAsync(request, key);
        return await WaitForFinalStateAsync(await IdOfAsync(response));
    }

    /// <summary>Reads the order id from a response, whether it is a success or an error.</summary>
    public static async Task<Guid> IdOfAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty(response.IsSuccessStatusCode ? "id" : "orderId", out var id) ? id.GetGuid() : throw new InvalidOperationException($"The response contains no order id: {body}");
    }

    /// <summary>Waits until an order has reached a final state.</summary>
    public Task<Order> WaitForFinalStateAsync(Guid id) => Wait.ForValueAsync($"order {id} reaches a final state", () => ReadAsync(id), order => order.Status is not OrderStatus.Pending);

    public async Task<Order> ReadAsync(Guid id) => (await Http.GetFromJsonAsync($"/orders/{id}", ContractsJson.Default.Order))!;

    public async Task<Page<Order>> ListAsync(string customer, int page = 1, int pageSize = 100) =>
        (await Http.GetFromJsonAsync($"/orders?customerId={customer}&page={page}&pageSize={pageSize}", ContractsJson.Default.OrderPage))!;

    /// <summary>The available stock of a product.</summary>
    public async Task<long> AvailableAsync(int product) => (await Inventory.GetFromJsonAsync($"/stock?productId={product}", ContractsJson.Default.Stocks))!.Single().Available;

    /// <summary>The amount that was charged for an order.</summary>
    /// <returns><see langword="null"/> if nothing was charged.</returns>
    public async Task<Money?> ChargedAsync(Guid order)
    {
        var response = await Payments.GetAsync($"/charges/{order}");
        if (response.StatusCode is HttpStatusCode.NotFound) return null;
        var charge = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Charge))!;
        return charge.Status is ChargeStatus.Charged ? charge.Amount : null;
    }

    /// <summary>Connects directly to Orders' database.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{databases[OfOrders]};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Executes a statement in Orders' database.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Executes a query in Orders' database.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await ConnectAsync();
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var disposable in new IAsyncDisposable?[] { orders, ordersProcess, inventory, payments, toInventory, toPayments })
        {
            if (disposable is not null) await disposable.DisposeAsync();
        }
    }

    async Task StartOthersAsync()
    {
        await Task.WhenAll(StartInventoryAsync(), StartPaymentsAsync());
        toInventory = new(Inventory.BaseAddress!.Host, Inventory.BaseAddress.Port);
        toPayments = new(Payments.BaseAddress!.Host, Payments.BaseAddress.Port);
    }

    /// <summary>The addresses of the other services for Orders, once they have been started.</summary>
    (string, string)[] Addresses => toInventory is null ? [] : [("INVENTORY_URL", $"http://127.0.0.1:{ToInventory.Port}"), ("PAYMENTS_URL", $"http://127.0.0.1:{ToPayments.Port}")];

    IEnumerable<(string, string)> Settings(int service) =>
    [
        ("ConnectionStrings:database", databases[service]),
        ("ConnectionStrings:cache", caches[service]),
        .. wiring is Wiring.Messages ? [("ConnectionStrings:messaging", messaging)] : Array.Empty<(string, string)>(),
        .. sharedSettings,
    ];
}
