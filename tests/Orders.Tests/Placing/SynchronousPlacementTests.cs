using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Placing;

/// <summary>The guarantees of placing an order when the response contains the outcome.</summary>
public abstract class SynchronousPlacementTests(ShopFixture fixture) : PlacementTests(fixture)
{
    [Fact]
    public async Task A_confirmed_order_returns_201_and_its_location()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var response = await Shop.PostAsync(CreateRequest(TestCards.Approved, new OrderLine(product, 1)));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var order = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Order))!;
        response.Headers.Location.ShouldBe(new Uri($"/orders/{order.Id}", UriKind.Relative));
        (order.Status, order.Total).ShouldBe((OrderStatus.Confirmed, new Money(1999, "EUR")));
    }

    [Fact]
    public async Task A_declined_order_returns_402_and_its_id()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var response = await Shop.PostAsync(CreateRequest(TestCards.Stolen, new OrderLine(product, 1)));
        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.PaymentRequired);
        problem.Detail.ShouldBe("The card was declined: it was reported as stolen.");
        (await Shop.ReadAsync(await Shop.ReadOrderIdAsync(response))).Status.ShouldBe(OrderStatus.Declined);
    }

    [Fact]
    public async Task An_order_that_exceeds_the_stock_returns_409_and_its_id()
    {
        var product = (await Shop.ImportAsync(1)).Single();
        var response = await Shop.PostAsync(CreateRequest(TestCards.Approved, new OrderLine(product, 2)));
        await response.ShouldBeProblemAsync(HttpStatusCode.Conflict);
        (await Shop.ReadAsync(await Shop.ReadOrderIdAsync(response))).Status.ShouldBe(OrderStatus.OutOfStock);
    }

    [Fact]
    public async Task An_unknown_product_is_an_invalid_field()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var response = await Shop.PostAsync(CreateRequest(TestCards.Approved, new(product, 1), new(int.MaxValue, 1)));
        (await response.ShouldNameInvalidFieldsAsync()).ShouldBe(["lines[1].productId"]);
        (await Shop.GetAvailableAsync(product)).ShouldBe(10);
        (await Shop.ListAsync(Customer)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_repeated_request_returns_the_identical_body()
    {
        var products = await Shop.ImportAsync(10, 10);
        var (key, request) = ($"{Guid.NewGuid()}", CreateRequest(TestCards.Approved, new(products[1], 1), new(products[0], 1)));
        var first = await (await Shop.PostAsync(request, key)).Content.ReadAsStringAsync();
        var second = await Shop.PostAsync(request, key);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).ShouldBe(first);
        (await Shop.Http.GetStringAsync(second.Headers.Location)).ShouldBe(first);
    }

    [Fact]
    public async Task An_order_that_exceeds_the_maximum_charge_is_rejected()
    {
        var import = new ImportProducts([new("Ship", new Money(1_000_000_000_000, "EUR"), 10)]);
        var importedProducts = await (await Shop.Inventory.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts)).Content.ReadFromJsonAsync(ContractsJson.Default.ImportedProducts);
        var response = await Shop.PostAsync(CreateRequest(TestCards.Approved, new OrderLine(importedProducts!.Ids[0], 2)));
        (await response.ShouldNameInvalidFieldsAsync()).ShouldBe(["lines"]);
        (await Shop.GetAvailableAsync(importedProducts.Ids[0])).ShouldBe(10);
    }
}

/// <summary>Placing orders in a shared transaction, as in phases 0 and 1.</summary>
public sealed class SharedTransactionPlacementTests(SharedTransactionShop shop) : SynchronousPlacementTests(shop), IClassFixture<SharedTransactionShop>;

/// <summary>Placing orders with compensation, as in phase 2.</summary>
public sealed class CompensationPlacementTests(CompensationShop shop) : SynchronousPlacementTests(shop), IClassFixture<CompensationShop>;
