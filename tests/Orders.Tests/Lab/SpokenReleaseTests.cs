using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Lab;

/// <summary>What it does to Orders when Inventory speaks another release of the contracts.</summary>
public sealed class SpokenReleaseTests(AllServers servers)
{
    static readonly PlaceOrder Request = new("anna", TestCards.Approved, [new(1, 1)]);

    [Fact]
    public async Task Unversioned_a_reader_of_release_1_breaks_until_both_speak_the_same()
    {
        await using var shop = await OpenAsync("Unversioned");
        (await shop.PostAsync(Request)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await SpeakAsync(shop.Inventory, 2);
        await (await shop.PostAsync(Request)).ShouldNameFailedDependencyAsync("inventory");

        await SpeakAsync(shop.Inventory, 1);
        (await shop.PostAsync(Request)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await SpeakAsync(shop.Inventory, 2);
        await SpeakAsync(shop.Http, 2);
        (await shop.PostAsync(Request)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    public async Task With_versions_old_and_new_callers_are_served_side_by_side(int inventory, int orders)
    {
        await using var shop = await OpenAsync("Semver");
        await SpeakAsync(shop.Inventory, inventory);
        await SpeakAsync(shop.Http, orders);
        (await shop.PostAsync(Request)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    static Task SpeakAsync(HttpClient service, int release) => service.PutToLabAsync("contracts", new { release });

    async Task<Shop> OpenAsync(string versioning)
    {
        var shop = await Shop.PrepareAsync(servers, Wiring.SharedTransaction, [.. LabAccess.Settings(Wiring.SharedTransaction), ("Contracts:Versioning", versioning)]);
        await shop.StartAsync(("Remote:Breaker", "None"));
        return shop;
    }
}
