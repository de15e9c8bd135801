using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.Inventory.Products;
using Evolution.Payments.Charges;

namespace Evolution.Orders.Tests.Releases;

/// <summary>Orders of release 1.4 and Inventory of release 2.0, each in its own process and built against its own package.</summary>
public sealed class MixedReleasesTests(AllServers servers, PinnedOrders pinned) : IClassFixture<PinnedOrders>
{
    static readonly PlaceOrder Request = new("anna", TestCards.Approved, [new(1, 1)]);

    [Fact]
    public async Task With_versioning_the_old_Orders_works_with_the_new_Inventory()
    {
        await using var shop = await StartShopAsync("Semver", inventoryRelease: 2);

        var response = await PostAsync(shop.Orders);

        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Order))!.ShouldSatisfyAllConditions(order => order.Status.ShouldBe(OrderStatus.Confirmed), order => order.Total.ShouldBe(new Money(100, "EUR")));
    }

    [Fact]
    public async Task Without_versioning_the_new_Inventory_breaks_the_old_Orders()
    {
        await using var shop = await StartShopAsync("Unversioned", inventoryRelease: 2);

        await (await PostAsync(shop.Orders)).ShouldNameFailedDependencyAsync("inventory");
    }

    static Task<HttpResponseMessage> PostAsync(ServiceProcess orders) => orders.Http.PostAsync("/orders", JsonContent.Create(Request, ContractsJson.Default.PlaceOrder));

    async Task<MixedShop> StartShopAsync(string versioning, int inventoryRelease)
    {
        var inventory = await ServiceProcess.StartAsync(typeof(ProductCatalog).Assembly.Location, [.. await CreateStoresAsync(), ("Contracts:Versioning", versioning), ("Contracts:Release", $"{inventoryRelease}")]);
        var payments = await ServiceProcess.StartAsync(typeof(ChargeLedger).Assembly.Location, await CreateStoresAsync());
        var orders = await ServiceProcess.StartAsync(pinned.Assembly,
        [
            .. await CreateStoresAsync(),
            .. Shop.LongTimeouts,
            ("Orders:Placement", "Compensation"),
            ("Contracts:Versioning", versioning),
            ("INVENTORY_URL", inventory.Http.BaseAddress!.ToString()),
            ("PAYMENTS_URL", payments.Http.BaseAddress!.ToString()),
        ]);
        return new(orders, inventory, payments);
    }

    async Task<(string, string)[]> CreateStoresAsync() => [("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache())];

    sealed record MixedShop(ServiceProcess Orders, ServiceProcess Inventory, ServiceProcess Payments) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var service in new[] { Orders, Inventory, Payments }) await service.DisposeAsync();
        }
    }
}
