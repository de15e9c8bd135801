using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Placing;

/// <summary>What placing an order promises where the answer says how it ended.</summary>
public abstract class SynchronousPlacingTests(ShopFixture fixture) : PlacingTests(fixture)
{
    [Fact]
    public async Task A_confirmed_order_is_answered_with_201_and_where_to_read_it()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var response = await Shop.PostAsync(Request(TestCards.Approved, new OrderLine(product, 1)));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var order = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Order))!;
        response.Headers.Location.ShouldBe(new Uri($"/orders/{order.Id}", UriKind.Relative));
        (order.Status, order.Total).ShouldBe((OrderStatus.Confirmed, new Money(1999, "EUR")));
    }

    [Fact]
    public async Task A_declined_order_is_answered_with_402_and_its_number()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var response = await Shop.PostAsync(Request(TestCards.Stolen, new OrderLine(product, 1)));
        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.PaymentRequired);
        problem.Detail.ShouldBe("The card was declined: it was reported as stolen.");
        (await Shop.ReadAsync(await Shop.IdOfAsync(response))).Status.ShouldBe(OrderStatus.Declined);
    }

    [Fact]
    public async Task An_order_for_more_than_there_is_is_answered_with_409_and_its_number()
    {
        var product = (await Shop.ImportAsync(1)).Single();
        var response = await Shop.PostAsync(Request(TestCards.Approved, new OrderLine(product, 2)));
        await response.ShouldBeProblemAsync(HttpStatusCode.Conflict);
        (await Shop.ReadAsync(await Shop.IdOfAsync(response))).Status.ShouldBe(OrderStatus.OutOfStock);
    }

    [Fact]
    public async Task A_product_that_does_not_exist_is_a_wrong_field()
    {
        var product = (await Shop.ImportAsync(10)).Single();
        var response = await Shop.PostAsync(Request(TestCards.Approved, new(product, 1), new(int.MaxValue, 1)));
        (await response.ShouldNameWrongFieldsAsync()).ShouldBe(["lines[1].productId"]);
        (await Shop.AvailableAsync(product)).ShouldBe(10);
        (await Shop.ListAsync(Customer)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_answer_to_a_repeated_request_is_the_same_to_the_letter()
    {
        var products = await Shop.ImportAsync(10, 10);
        var (key, request) = ($"{Guid.NewGuid()}", Request(TestCards.Approved, new(products[1], 1), new(products[0], 1)));
        var first = await (await Shop.PostAsync(request, key)).Content.ReadAsStringAsync();
        var second = await Shop.PostAsync(request, key);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).ShouldBe(first);
        (await Shop.Http.GetStringAsync(second.Headers.Location)).ShouldBe(first);
    }

    [Fact]
    public async Task An_order_costs_at_most_what_can_be_charged()
    {
        var import = new ImportProducts([new("Ship", new Money(1_000_000_000_000, "EUR"), 10)]);
        var imported = await (await Shop.Inventory.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts)).Content.ReadFromJsonAsync(ContractsJson.Default.ImportedProducts);
        var response = await Shop.PostAsync(Request(TestCards.Approved, new OrderLine(imported!.Ids[0], 2)));
        (await response.ShouldNameWrongFieldsAsync()).ShouldBe(["lines"]);
        (await Shop.AvailableAsync(imported.Ids[0])).ShouldBe(10);
    }
}

/// <summary>Phases 0 and 1.</summary>
public sealed class SharedTransactionPlacingTests(SharedTransactionShop shop) : SynchronousPlacingTests(shop), IClassFixture<SharedTransactionShop>;

/// <summary>Phase 2.</summary>
public sealed class CompensatingPlacingTests(CompensationShop shop) : SynchronousPlacingTests(shop), IClassFixture<CompensationShop>;
