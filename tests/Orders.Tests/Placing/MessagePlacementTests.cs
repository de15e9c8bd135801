using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Placing orders by messages, as in phase 3.</summary>
[Collection(BrokerCollection.Name)]
public sealed class MessagePlacementTests(MessagesShop shop) : PlacementTests(shop), IClassFixture<MessagesShop>
{
    [Fact]
    public async Task An_accepted_order_returns_202_and_its_location()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var response = await Shop.PostAsync(CreateRequest(TestCards.Approved, new OrderLine(product, 2)));
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var order = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Order))!;
        response.Headers.Location.ShouldBe(new Uri($"/orders/{order.Id}", UriKind.Relative));
        (order.Status, order.Total, order.Lines.Single().UnitPrice).ShouldBe((OrderStatus.Pending, null, null));
        (await Shop.WaitForFinalStateAsync(order.Id)).Total.ShouldBe(new Money(2 * 1999, "EUR"));
    }

    [Fact]
    public async Task An_order_for_an_unknown_product_ends_as_rejected()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var order = await Shop.PlaceAsync(CreateRequest(TestCards.Approved, new(product, 1), new(int.MaxValue, 1)));
        (order.Status, order.Reason).ShouldBe((OrderStatus.Rejected, $"There is no product {int.MaxValue}."));
        (await Shop.GetAvailableAsync(product)).ShouldBe(10);
    }

    [Fact]
    public async Task Orders_with_the_largest_prices_and_quantities_end_as_rejected_and_later_orders_are_confirmed()
    {
        var import = new ImportProducts([.. Enumerable.Range(0, Limits.Lines).Select(_ => new NewProduct("Ship", new Money(Limits.Amount, "EUR"), Limits.Quantity))]);
        var products = (await (await Shop.Inventory.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts)).Content.ReadFromJsonAsync(ContractsJson.Default.ImportedProducts))!.Ids;
        var order = await Shop.PlaceAsync(CreateRequest(TestCards.Approved, [.. products.Select(product => new OrderLine(product, Limits.Quantity))]));
        (order.Status, order.Reason).ShouldBe((OrderStatus.Rejected, "The total must not exceed 1000000000000 in the currency's smallest unit."));
        (await Shop.GetAvailableAsync(products[0])).ShouldBe(Limits.Quantity);
        (await Shop.PlaceAsync(CreateRequest(TestCards.Approved, new OrderLine(products[0], 1)))).Status.ShouldBe(OrderStatus.Confirmed);
    }

    [Fact]
    public async Task Orders_are_accepted_while_Inventory_and_Payments_are_unreachable()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        Shop.InventoryProxy.Cut();
        Shop.PaymentsProxy.Cut();
        (await Shop.PlaceAsync(CreateRequest(TestCards.Approved, new OrderLine(product, 1)))).Status.ShouldBe(OrderStatus.Confirmed);
    }
}
