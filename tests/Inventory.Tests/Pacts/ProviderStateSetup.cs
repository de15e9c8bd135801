using System.Net;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Tests.Pacts;

/// <summary>Sets up the provider states of Inventory's consumers. Each starts without reservations and with products in stock.</summary>
sealed class ProviderStateSetup(InventoryFixture inventory)
{
    public async Task SetUpAsync(IEnumerable<ProviderState> states)
    {
        await inventory.ExecuteAsync("DELETE FROM inventory.reservations; UPDATE inventory.stock SET available = 40 WHERE product_id < 10");
        foreach (var state in states) await SetUpAsync(state.Name, state.Params ?? []);
    }

    Task SetUpAsync(string state, JsonObject parameters) => state switch
    {
        "there is a product" => ShouldExistAsync((int)parameters["productId"]!, HttpStatusCode.OK),
        "there is no product" => ShouldExistAsync((int)parameters["productId"]!, HttpStatusCode.NotFound),
        "a product is in stock" => inventory.ExecuteAsync("UPDATE inventory.stock SET available = @pieces WHERE product_id = @product", new { pieces = (int)parameters["pieces"]!, product = (int)parameters["productId"]! }),
        "stock is reserved" => ReserveAsync(parameters),
        "stock is released" => ReserveAndReleaseAsync(parameters),
        _ => throw new NotSupportedException($"Inventory has no provider state '{state}'."),
    };

    async Task ShouldExistAsync(int product, HttpStatusCode status) => (await inventory.Http.GetAsync($"/v1/products/{product}")).StatusCode.ShouldBe(status);

    async Task ReserveAsync(JsonObject parameters) =>
        (await inventory.ReserveAsync((Guid)parameters["orderId"]!, new OrderLine((int)parameters["productId"]!, (int)parameters["pieces"]!))).StatusCode.ShouldBe(HttpStatusCode.OK);

    async Task ReserveAndReleaseAsync(JsonObject parameters)
    {
        await ReserveAsync(parameters);
        (await inventory.ReleaseAsync((Guid)parameters["orderId"]!)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
