using System.Net;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Tests.Pacts;

/// <summary>Makes so at Inventory what consumers say must be so. Each begins with no reservations and products in stock.</summary>
sealed class States(InventoryFixture inventory)
{
    public async Task ArriveAsync(IEnumerable<ProviderState> states)
    {
        await inventory.ExecuteAsync("DELETE FROM inventory.reservations; UPDATE inventory.stock SET available = 40 WHERE product_id < 10");
        foreach (var state in states) await ArriveAsync(state.Name, state.Params ?? []);
    }

    Task ArriveAsync(string state, JsonObject given) => state switch
    {
        "there is a product" => ShouldExistAsync((int)given["productId"]!, HttpStatusCode.OK),
        "there is no product" => ShouldExistAsync((int)given["productId"]!, HttpStatusCode.NotFound),
        "a product is in stock" => inventory.ExecuteAsync("UPDATE inventory.stock SET available = @pieces WHERE product_id = @product", new { pieces = (int)given["pieces"]!, product = (int)given["productId"]! }),
        "stock is reserved" => ReserveAsync(given),
        "stock is released" => ReserveAndReleaseAsync(given),
        _ => throw new NotSupportedException($"Nobody makes it so at Inventory: {state}."),
    };

    async Task ShouldExistAsync(int product, HttpStatusCode status) => (await inventory.Http.GetAsync($"/v1/products/{product}")).StatusCode.ShouldBe(status);

    async Task ReserveAsync(JsonObject given) =>
        (await inventory.ReserveAsync((Guid)given["orderId"]!, new OrderLine((int)given["productId"]!, (int)given["pieces"]!))).StatusCode.ShouldBe(HttpStatusCode.OK);

    async Task ReserveAndReleaseAsync(JsonObject given)
    {
        await ReserveAsync(given);
        (await inventory.ReleaseAsync((Guid)given["orderId"]!)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
