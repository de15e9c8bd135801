using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
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
    public async Task Orders_are_accepted_while_Inventory_and_Payments_are_unreachable()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        Shop.InventoryProxy.Cut();
        Shop.PaymentsProxy.Cut();
        (await Shop.PlaceAsync(CreateRequest(TestCards.Approved, new OrderLine(product, 1)))).Status.ShouldBe(OrderStatus.Confirmed);
    }
}
