using System.Net;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Placing;

/// <summary>A currency is never changed: what a release of the contracts cannot express, it refuses.</summary>
[Collection(BrokerCollection.Name)]
public sealed class CurrencyTests(AllServers servers)
{
    static readonly NewProduct InYen = new("Tea Bowl", new Money(500, "JPY"), 10), InEuros = new("Test Chair", new Money(1999, "EUR"), 10);

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    public async Task With_release_1_a_product_in_another_currency_is_refused(OrderPlacement placement)
    {
        await using var shop = await Shop.StartNewAsync(servers, placement, ("Contracts:Release", "1"));
        var products = await shop.ImportAsync(InYen, InEuros);
        (await (await shop.PostAsync(new("anna", TestCards.Approved, [new(products[0], 1)]))).ShouldNameInvalidFieldsAsync()).ShouldBe(["lines[0].productId"]);
        (await (await shop.PostAsync(new("anna", TestCards.Approved, [new(products[1], 1), new(products[0], 1)]))).ShouldNameInvalidFieldsAsync()).ShouldBe(["lines[1].productId"]);
        (await shop.GetAvailableAsync(products[0])).ShouldBe(10);
        (await shop.PlaceAsync(new("anna", TestCards.Approved, [new(products[1], 1)]))).Status.ShouldBe(OrderStatus.Confirmed);
    }

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    [InlineData(OrderPlacement.Messages)]
    public async Task With_release_2_a_product_is_charged_in_its_currency_and_an_order_in_two_currencies_is_refused(OrderPlacement placement)
    {
        await using var shop = await Shop.StartNewAsync(servers, placement, ("Contracts:Release", "2"));
        var products = await shop.ImportAsync(InYen, InEuros);
        var order = await shop.PlaceAsync(new("anna", TestCards.Approved, [new(products[0], 3)]));
        (order.Status, order.Total).ShouldBe((OrderStatus.Confirmed, new Money(1500, "JPY")));
        (await shop.GetChargedAmountAsync(order.Id)).ShouldBe(new Money(1500, "JPY"));

        var response = await shop.PostAsync(new("anna", TestCards.Approved, [new(products[0], 1), new(products[1], 1)]));
        if (response.StatusCode is HttpStatusCode.Accepted) (await shop.WaitForFinalStateAsync(await Shop.ReadOrderIdAsync(response))).Status.ShouldBe(OrderStatus.Rejected);
        else (await response.ShouldNameInvalidFieldsAsync()).ShouldBe(["lines"]);
        (await shop.GetAvailableAsync(products[0])).ShouldBe(7);
        (await shop.GetAvailableAsync(products[1])).ShouldBe(10);
    }
}
