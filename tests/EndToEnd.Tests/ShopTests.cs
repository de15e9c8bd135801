using System.Net;
using Evolution.Control;
using Evolution.Lab.Hosts;

namespace Evolution.EndToEnd.Tests;

/// <summary>The guarantees of the shop in every phase.</summary>
public abstract partial class ShopTests(PhaseHost phase)
{
    static readonly TimeSpan RestartTimeout = TimeSpan.FromSeconds(60);

    protected RunningHost Host => phase.Host;

    protected RunningTopology Topology => Host.Topology;

    [Fact]
    public async Task An_order_is_confirmed_charged_and_deducted_from_stock()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 10);

        var placed = await buyer.PlaceAsync(product, quantity: 3);

        placed.IsAcknowledged.ShouldBeTrue();
        (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        (await buyer.GetChargeStatusAsync(placed.Id.Value)).ShouldBe("charged");
        (await buyer.GetAvailableAsync(product)).ShouldBe(7);
        (await buyer.GetAsync($"orders/{placed.Id}")).GetProperty("total").GetProperty("minorUnits").GetInt64().ShouldBe(750);
    }

    [Fact]
    public async Task An_order_with_a_declined_card_ends_as_declined_and_takes_no_stock()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 10);

        var placed = await buyer.PlaceAsync(product, card: "tok_insufficient_funds");

        (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("declined");
        await buyer.WaitForStockAsync(product, 10);
        (await buyer.GetChargeStatusAsync(placed.Id.Value)).ShouldNotBe("charged");
    }

    [Fact]
    public async Task An_order_that_exceeds_the_stock_ends_as_out_of_stock_and_charges_nothing()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 2);

        var placed = await buyer.PlaceAsync(product, quantity: 3);

        (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("out-of-stock");
        (await buyer.GetAvailableAsync(product)).ShouldBe(2);
        (await buyer.GetChargeStatusAsync(placed.Id.Value)).ShouldNotBe("charged");
    }

    [Fact]
    public async Task Concurrent_and_repeated_requests_with_the_same_key_return_the_same_order()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 10);
        var key = Guid.NewGuid().ToString();

        var placed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => buyer.PlaceAsync(product, key: key)));
        var repeated = await buyer.PlaceAsync(product, key: key);

        placed.Append(repeated).Select(order => order.Id).Distinct().ShouldHaveSingleItem();
        (await buyer.WaitForOutcomeAsync(repeated.Id!.Value)).ShouldBe("confirmed");
        (await buyer.GetAvailableAsync(product)).ShouldBe(9);
    }

    [Fact]
    public async Task A_repeated_key_with_another_body_returns_422()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var key = Guid.NewGuid().ToString();
        await buyer.PlaceAsync(product: 1, key: key);
        (await buyer.PlaceAsync(product: 2, key: key)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_last_item_in_stock_is_sold_to_exactly_one_buyer()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 1);

        // A shop that has just started on a busy machine may reject the first requests.
        var placed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => buyer.PlaceWithRetriesAsync(product, $"{Guid.NewGuid()}")));
        var outcomes = await Task.WhenAll(placed.Select(order => buyer.WaitForOutcomeAsync(order.Id!.Value)));

        outcomes.Count(outcome => outcome is "confirmed").ShouldBe(1);
        outcomes.Count(outcome => outcome is "out-of-stock").ShouldBe(7);
        (await buyer.GetAvailableAsync(product)).ShouldBe(0);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    [InlineData("payments")]
    public async Task A_service_killed_under_load_loses_and_duplicates_no_order(string service)
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        const int orderCount = 40;
        var product = await buyer.CreateProductAsync(available: 1000);

        var firstPlaced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var placementTask = Task.WhenAll(Enumerable.Range(0, 4).Select(async customer =>
        {
            var placed = new List<PlacedOrder>();
            for (var i = 0; i < orderCount / 4; i++)
            {
                placed.Add(await buyer.PlaceWithRetriesAsync(product, $"{service}-{product}-{customer}-{i}"));
                firstPlaced.TrySetResult();
            }
            return placed;
        }));
        await firstPlaced.Task.WaitAsync(RestartTimeout);
        var name = Topology.GetFullName(service);
        await Topology.Control.KillAndWaitAsync(name, RestartTimeout);
        await Topology.Control.StartAsync(name);
        await Topology.Control.WaitUntilReadyAsync(name, RestartTimeout);

        var placed = (await placementTask).SelectMany(customer => customer).ToArray();
        placed.ShouldAllBe(order => order.IsAcknowledged);
        placed.Select(order => order.Id).Distinct().Count().ShouldBe(orderCount);
        foreach (var order in placed)
        {
            (await buyer.WaitForOutcomeAsync(order.Id!.Value)).ShouldBe("confirmed");
            (await buyer.GetChargeStatusAsync(order.Id.Value)).ShouldBe("charged");
        }
        await buyer.WaitForStockAsync(product, 1000 - orderCount);
    }

    [Fact]
    public async Task The_sales_report_contains_all_sales_eventually()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var product = await buyer.CreateProductAsync(available: 100_000, price: 3);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await buyer.WaitForOutcomeAsync((await buyer.PlaceAsync(product, quantity: 900)).Id!.Value)));

        var report = await buyer.GetAsync("reports/sales?top=100");

        var productRow = report.GetProperty("products").EnumerateArray().Single(row => row.GetProperty("productId").GetInt32() == product);
        productRow.GetProperty("units").GetInt64().ShouldBe(2700);
        productRow.GetProperty("revenue").GetProperty("minorUnits").GetInt64().ShouldBe(8100);
        productRow.GetProperty("available").GetInt64().ShouldBe(97_300);
        report.GetProperty("orders").GetInt64().ShouldBeGreaterThanOrEqualTo(3);
    }
}
