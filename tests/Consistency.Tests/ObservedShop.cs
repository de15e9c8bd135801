using Evolution.Gateway;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Histories;
using Evolution.Lab.Integrity;
using Evolution.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Consistency.Tests;

/// <summary>A shop behind a Gateway in which customers place orders, while readers read them. What all of them see is recorded.</summary>
public sealed class ObservedShop : IAsyncDisposable
{
    const double OrdersPerSecond = 60;
    const int WatchedProductCount = 10;

    // Each check reads the whole history.
    static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(0.5);

    readonly Shop shop;
    readonly RunningService gateway;
    readonly ShopHistory history = new();
    readonly ConsistencyModel model;
    CrashTestLoad? load;
    HistoryReaders? readers;

    ObservedShop(Shop shop, RunningService gateway)
    {
        (this.shop, this.gateway, model) = (shop, gateway, new(shop.Placement is OrderPlacement.SharedTransaction));
        Gateway = new(gateway.Address);
    }

    public Shop Shop => shop;

    /// <summary>The address of the Gateway.</summary>
    public Uri Gateway { get; }

    /// <summary>Starts the services. Customers do not place orders before <see cref="StartLoadAsync"/>.</summary>
    /// <param name="servers">The stores.</param>
    /// <param name="placement">The placement.</param>
    /// <param name="registerInOrders">Registers services in Orders, as a mutation.</param>
    public static async Task<ObservedShop> StartAsync(AllServers servers, OrderPlacement placement, Action<IServiceCollection>? registerInOrders = null) =>
        await StartAsync(await Shop.CreateAsync(servers, placement, registerInOrders), Shop.LongTimeouts);

    /// <summary>Starts the services of a shop.</summary>
    public static async Task<ObservedShop> StartAsync(Shop shop, params (string Name, string Value)[] settingsOfOrders)
    {
        await shop.StartAsync(settingsOfOrders);
        (string, string)[] addresses = [("ORDERS_URL", $"{shop.Http.BaseAddress}"), ("INVENTORY_URL", $"{shop.Inventory.BaseAddress}"), ("PAYMENTS_URL", $"{shop.Payments.BaseAddress}")];
        return new(shop, await RunningService.Start<DiscoveryDestinationResolver>(addresses).WaitUntilHealthyAsync());
    }

    /// <summary>Starts the customers and the readers.</summary>
    public async Task StartLoadAsync()
    {
        // Customers compete for the last items of some products.
        var scarceProducts = await shop.ImportAsync([20, 20, 20, 20]);
        load = new(Gateway, new(seed: 7, scarceProducts), OrdersPerSecond);
        readers = await HistoryReaders.StartAsync(history, model, () => load.Gateway, [.. Enumerable.Range(1, WatchedProductCount), .. scarceProducts], CancellationToken.None);
        load.Start(history);
    }

    /// <summary>Waits until customers have received a number of final responses.</summary>
    public Task WaitForResponsesAsync(int count) => Wait.UntilAsync($"{count} customers have a final response", () => load!.Responses.Completed >= count, TimeSpan.FromMinutes(2));

    /// <summary>Waits until customers have received a number of final responses, stops them, and waits until they have received all of them.</summary>
    public async Task PlaceOrdersAsync(int count)
    {
        await WaitForResponsesAsync(count);
        await load!.StopAsync();
        await Wait.UntilAsync("all customers have a final response", () => load.OpenPurchases.Count is 0, TimeSpan.FromMinutes(1));
    }

    /// <summary>Finds what is inconsistent in the history so far.</summary>
    public IReadOnlyList<Violation> FindViolations() => HistoryChecker.FindViolations(history.Read(), model);

    /// <summary>Waits up to a minute until something inconsistent is found.</summary>
    public Task<IReadOnlyList<Violation>> WaitForViolationsAsync() =>
        Wait.ForValueAsync("the history is inconsistent", () => Task.FromResult(FindViolations()), violations => violations is not [], TimeSpan.FromMinutes(1), CheckInterval);

    public async ValueTask DisposeAsync()
    {
        if (readers is not null) await readers.DisposeAsync();
        if (load is not null) await load.DisposeAsync();
        await gateway.DisposeAsync();
        await shop.DisposeAsync();
    }
}
