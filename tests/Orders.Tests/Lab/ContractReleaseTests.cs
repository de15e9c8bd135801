using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Lab;

/// <summary>How Orders behaves when Inventory uses another release of the contracts.</summary>
public sealed class ContractReleaseTests(AllServers servers)
{
    static readonly PlaceOrder Request = new("anna", TestCards.Approved, [new(1, 1)]);

    [Fact]
    public async Task Without_versioning_a_release_1_client_breaks_until_both_services_use_the_same_release()
    {
        await using var shop = await StartShopAsync("Unversioned");
        (await shop.PostAsync(Request)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await SetReleaseAsync(shop.Inventory, 2);
        await (await shop.PostAsync(Request)).ShouldNameFailedDependencyAsync("inventory");

        await SetReleaseAsync(shop.Inventory, 1);
        (await shop.PostAsync(Request)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await SetReleaseAsync(shop.Inventory, 2);
        await SetReleaseAsync(shop.Http, 2);
        (await shop.PostAsync(Request)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    public async Task With_versioning_old_and_new_callers_are_served_side_by_side(int inventory, int orders)
    {
        await using var shop = await StartShopAsync("Semver");
        await SetReleaseAsync(shop.Inventory, inventory);
        await SetReleaseAsync(shop.Http, orders);
        (await shop.PostAsync(Request)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    static Task SetReleaseAsync(HttpClient service, int release) => service.PutToLabAsync("contracts", new { release });

    async Task<Shop> StartShopAsync(string versioning)
    {
        var shop = await Shop.CreateAsync(servers, OrderPlacement.SharedTransaction, [.. LabAccess.GetSettings(OrderPlacement.SharedTransaction), ("Contracts:Versioning", versioning)]);
        await shop.StartAsync(("Remote:Breaker", "None"));
        return shop;
    }
}
