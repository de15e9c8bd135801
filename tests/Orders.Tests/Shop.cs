using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.Inventory.Products;
using Evolution.Lab.Integrity;
using Evolution.Orders.Reading;
using Evolution.Payments.Charges;
using Evolution.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Orders.Tests;

/// <summary>Orders, Inventory and Payments with one of three placements. Orders reaches the other two through connections that a test can cut.</summary>
public sealed class Shop(OrderPlacement placement, string[] databases, string[] caches, string messaging, (string Name, string Value)[] sharedSettings) : IAsyncDisposable
{
    const int OrdersIndex = 0, InventoryIndex = 1, PaymentsIndex = 2;

    /// <summary>Timeouts that a slow machine does not reach, for tests of what happens while every service responds.</summary>
    public static readonly (string Name, string Value)[] LongTimeouts = [("Remote:AttemptTimeout", "00:00:30"), ("Remote:TotalTimeout", "00:00:45"), ("Orders:AbandonedAfter", "00:01:00")];

    RunningService? orders, inventory, payments;

    Action<IServiceCollection>? RegisterInOrders { get; init; }

    ServiceProcess? ordersProcess;
    FaultProxy? inventoryProxy, paymentsProxy;

    public OrderPlacement Placement => placement;

    /// <summary>The connection strings of the databases of Orders, Inventory and Payments.</summary>
    public IReadOnlyList<string> Databases => databases;

    public HttpClient Http => ordersProcess?.Http ?? orders!.Http;
    public HttpClient Inventory => inventory!.Http;
    public HttpClient Payments => payments!.Http;
    public FaultProxy InventoryProxy => inventoryProxy!;
    public FaultProxy PaymentsProxy => paymentsProxy!;

    /// <summary>The service providers of the services, by name.</summary>
    public IReadOnlyDictionary<string, IServiceProvider> Services => new Dictionary<string, IServiceProvider> { ["orders"] = orders!.Services, ["inventory"] = inventory!.Services, ["payments"] = payments!.Services };

    /// <summary>Creates a shop whose services are not started.</summary>
    /// <param name="servers">The stores.</param>
    /// <param name="placement">The placement.</param>
    /// <param name="sharedSettings">Settings of all services.</param>
    public static Task<Shop> CreateAsync(AllServers servers, OrderPlacement placement, params (string Name, string Value)[] sharedSettings) => CreateAsync(servers, placement, null, sharedSettings);

    /// <inheritdoc cref="CreateAsync(AllServers, OrderPlacement, ValueTuple{string, string}[])"/>
    /// <param name="servers">The stores.</param>
    /// <param name="placement">The placement.</param>
    /// <param name="registerInOrders">Registers services in Orders that only a test needs.</param>
    /// <param name="sharedSettings">Settings of all services.</param>
    public static async Task<Shop> CreateAsync(AllServers servers, OrderPlacement placement, Action<IServiceCollection>? registerInOrders, params (string Name, string Value)[] sharedSettings)
    {
        if (placement is OrderPlacement.Messages)
        {
            await using var broker = await Broker.ConnectAsync(servers.Messaging);
            await broker.ResetAsync();
        }
        var databases = new string[3];
        for (var service = 0; service < databases.Length; service++) databases[service] = placement is OrderPlacement.SharedTransaction && service > 0 ? databases[0] : await servers.CreateDatabaseAsync();
        return new(placement, databases, [servers.CreateCache(), servers.CreateCache(), servers.CreateCache()], servers.Messaging, sharedSettings) { RegisterInOrders = registerInOrders };
    }

    /// <summary>Creates a shop and starts its services.</summary>
    public static async Task<Shop> StartNewAsync(AllServers servers, OrderPlacement placement, params (string Name, string Value)[] additionalSettings)
    {
        var shop = await CreateAsync(servers, placement);
        await shop.StartAsync(additionalSettings);
        return shop;
    }

    /// <summary>Starts all services, Orders with additional settings.</summary>
    public async Task StartAsync(params (string Name, string Value)[] additionalSettings)
    {
        await StartOtherServicesAsync();
        await StartOrdersAsync(additionalSettings);
    }

    /// <summary>Starts all services, Orders in a separate process.</summary>
    public async Task StartWithOrdersAsProcessAsync(params (string Name, string Value)[] additionalSettings)
    {
        await StartOtherServicesAsync();
        await StartOrdersProcessAsync(additionalSettings);
    }

    /// <summary>Starts Orders in a separate process, replacing a process that has exited.</summary>
    public async Task StartOrdersProcessAsync(params (string Name, string Value)[] additionalSettings)
    {
        if (ordersProcess is not null) await ordersProcess.DisposeAsync();
        ordersProcess = await ServiceProcess.StartAsync(typeof(OrderReader).Assembly.Location, [.. GetSettings(OrdersIndex), ("Orders:Placement", $"{placement}"), .. Addresses, .. additionalSettings]);
    }

    /// <summary>The separate process of Orders.</summary>
    public ServiceProcess OrdersProcess => ordersProcess!;

    /// <summary>Waits until the process of Orders has exited.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> WaitForOrdersExitAsync() => ordersProcess!.WaitForExitAsync();

    public async Task StartInventoryAsync() => inventory = await RunningService.Start<ProductCatalog>(GetSettings(InventoryIndex)).WaitUntilHealthyAsync();

    public async Task StartPaymentsAsync() => payments = await RunningService.Start<ChargeLedger>(GetSettings(PaymentsIndex)).WaitUntilHealthyAsync();

    public async Task StartOrdersAsync(params (string Name, string Value)[] additionalSettings) =>
        orders = await RunningService.Start<OrderReader>([.. GetSettings(OrdersIndex), ("Orders:Placement", $"{placement}"), .. Addresses, .. additionalSettings], RegisterInOrders).WaitUntilHealthyAsync();

    public async Task StopInventoryAsync() => await inventory!.DisposeAsync();

    public async Task StopPaymentsAsync() => await payments!.DisposeAsync();

    public async Task StopOrdersAsync() => await orders!.DisposeAsync();

    /// <summary>Imports products that only the calling test uses.</summary>
    public Task<int[]> ImportAsync(params long[] available) => ImportAsync([.. available.Select(quantity => new NewProduct("Test Chair", new Money(1999, "EUR"), quantity))]);

    /// <summary>Imports products.</summary>
    public async Task<int[]> ImportAsync(params NewProduct[] products)
    {
        var import = new ImportProducts(products);
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
        return await WaitForFinalStateAsync(await ReadOrderIdAsync(response));
    }

    /// <summary>Reads the order id from a response, whether it is a success or an error.</summary>
    public static async Task<Guid> ReadOrderIdAsync(HttpResponseMessage response)
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

    /// <summary>Returns the available stock of a product.</summary>
    public async Task<long> GetAvailableAsync(int product) => (await Inventory.GetFromJsonAsync($"/stock?productId={product}", ContractsJson.Default.Stocks))!.Single().Available;

    /// <summary>Returns the amount that was charged for an order.</summary>
    /// <returns><see langword="null"/> if nothing was charged.</returns>
    public async Task<Money?> GetChargedAmountAsync(Guid order)
    {
        var response = await Payments.GetAsync($"/charges/{order}");
        if (response.StatusCode is HttpStatusCode.NotFound) return null;
        var charge = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Charge))!;
        return charge.Status is ChargeStatus.Charged ? charge.Amount : null;
    }

    /// <summary>Connects directly to Orders' database.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{databases[OrdersIndex]};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Executes a statement in Orders' database.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Executes a statement in Inventory's database.</summary>
    public async Task ExecuteInInventoryAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection($"{databases[InventoryIndex]};Pooling=false");
        await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Executes a query in Orders' database.</summary>
    public async Task<T?> ExecuteScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await ConnectAsync();
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    /// <summary>Creates a reader of the data that the services have stored.</summary>
    public ShopDataReader CreateDataReader()
    {
        var stores = new Dictionary<string, string?> { ["orders-db"] = databases[OrdersIndex], ["inventory-db"] = databases[InventoryIndex], ["payments-db"] = databases[PaymentsIndex] };
        if (placement is OrderPlacement.Messages) stores["rabbitmq"] = messaging;
        return new(_ => Task.FromResult<IReadOnlyDictionary<string, string?>>(stores), name => name);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var disposable in new IAsyncDisposable?[] { orders, ordersProcess, inventory, payments, inventoryProxy, paymentsProxy })
        {
            if (disposable is not null) await disposable.DisposeAsync();
        }
    }

    async Task StartOtherServicesAsync()
    {
        await Task.WhenAll(StartInventoryAsync(), StartPaymentsAsync());
        inventoryProxy = new(Inventory.BaseAddress!.Host, Inventory.BaseAddress.Port);
        paymentsProxy = new(Payments.BaseAddress!.Host, Payments.BaseAddress.Port);
    }

    /// <summary>The addresses of the other services for Orders, once they have been started.</summary>
    (string, string)[] Addresses => inventoryProxy is null ? [] : [("INVENTORY_URL", $"http://127.0.0.1:{InventoryProxy.Port}"), ("PAYMENTS_URL", $"http://127.0.0.1:{PaymentsProxy.Port}")];

    IEnumerable<(string, string)> GetSettings(int service) =>
    [
        ("ConnectionStrings:database", databases[service]),
        ("ConnectionStrings:cache", caches[service]),
        .. placement is OrderPlacement.Messages ? [("ConnectionStrings:messaging", messaging)] : Array.Empty<(string, string)>(),
        .. sharedSettings,
    ];
}
