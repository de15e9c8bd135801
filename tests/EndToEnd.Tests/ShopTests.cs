using System.Net;
using Evolution.Control;
using Evolution.Lab.Hosts;

namespace Evolution.EndToEnd.Tests;

/// <summary>What the shop promises in every phase, whatever it is wired to.</summary>
public abstract partial class ShopTests(PhaseHost phase)
{
    static readonly TimeSpan RestartLimit = TimeSpan.FromSeconds(60);

    protected RunningHost Host => phase.Host;

    protected RunningTopology Topology => Host.Topology;

    [Fact]
    public async Task An_order_is_confirmed_charged_and_taken_from_stock()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 10);

        var placed = await buyer.PlaceAsync(product, quantity: 3);

        placed.IsAcknowledged.ShouldBeTrue();
        (await buyer.OutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        (await buyer.ChargeAsync(placed.Id.Value)).ShouldBe("charged");
        (await buyer.AvailableAsync(product)).ShouldBe(7);
        (await buyer.GetAsync($"orders/{placed.Id}")).GetProperty("total").GetProperty("minorUnits").GetInt64().ShouldBe(750);
    }

    [Fact]
    public async Task A_declined_card_ends_the_order_and_takes_nothing()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 10);

        var placed = await buyer.PlaceAsync(product, card: "tok_insufficient_funds");

        (await buyer.OutcomeAsync(placed.Id!.Value)).ShouldBe("declined");
        await buyer.WaitForStockAsync(product, 10);
        (await buyer.ChargeAsync(placed.Id.Value)).ShouldNotBe("charged");
    }

    [Fact]
    public async Task An_order_for_more_than_there_is_ends_as_out_of_stock_and_charges_nothing()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 2);

        var placed = await buyer.PlaceAsync(product, quantity: 3);

        (await buyer.OutcomeAsync(placed.Id!.Value)).ShouldBe("out-of-stock");
        (await buyer.AvailableAsync(product)).ShouldBe(2);
        (await buyer.ChargeAsync(placed.Id.Value)).ShouldNotBe("charged");
    }

    [Fact]
    public async Task A_repeated_key_gives_the_same_order_also_when_all_come_at_once()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 10);
        var key = Guid.NewGuid().ToString();

        var placed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => buyer.PlaceAsync(product, key: key)));
        var again = await buyer.PlaceAsync(product, key: key);

        placed.Append(again).Select(order => order.Id).Distinct().ShouldHaveSingleItem();
        (await buyer.OutcomeAsync(again.Id!.Value)).ShouldBe("confirmed");
        (await buyer.AvailableAsync(product)).ShouldBe(9);
    }

    [Fact]
    public async Task A_repeated_key_with_another_body_is_refused_with_422()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var key = Guid.NewGuid().ToString();
        await buyer.PlaceAsync(product: 1, key: key);
        (await buyer.PlaceAsync(product: 2, key: key)).Answer.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Of_buyers_who_compete_for_the_last_piece_exactly_one_gets_it()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 1);

        // A shop that has just started on a busy machine may put the first of them off.
        var placed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => buyer.PlaceUntilAnsweredAsync(product, $"{Guid.NewGuid()}")));
        var outcomes = await Task.WhenAll(placed.Select(order => buyer.OutcomeAsync(order.Id!.Value)));

        outcomes.Count(outcome => outcome is "confirmed").ShouldBe(1);
        outcomes.Count(outcome => outcome is "out-of-stock").ShouldBe(7);
        (await buyer.AvailableAsync(product)).ShouldBe(0);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    [InlineData("payments")]
    public async Task A_service_killed_in_mid_flight_loses_and_doubles_nothing(string service)
    {
        using var buyer = await Buyer.AtAsync(Topology);
        const int orders = 40;
        var product = await buyer.NewProductAsync(available: 1000);

        var firstAnswered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var placing = Task.WhenAll(Enumerable.Range(0, 4).Select(async lane =>
        {
            var placed = new List<PlacedOrder>();
            for (var i = 0; i < orders / 4; i++)
            {
                placed.Add(await buyer.PlaceUntilAnsweredAsync(product, $"{service}-{product}-{lane}-{i}"));
                firstAnswered.TrySetResult();
            }
            return placed;
        }));
        await firstAnswered.Task.WaitAsync(RestartLimit);
        var name = Topology.NameOf(service);
        await Topology.Control.KillAndWaitAsync(name, RestartLimit);
        await Topology.Control.StartAsync(name);
        await Topology.Control.WaitUntilReadyAsync(name, RestartLimit);

        var placed = (await placing).SelectMany(lane => lane).ToArray();
        placed.ShouldAllBe(order => order.IsAcknowledged);
        placed.Select(order => order.Id).Distinct().Count().ShouldBe(orders);
        foreach (var order in placed)
        {
            (await buyer.OutcomeAsync(order.Id!.Value)).ShouldBe("confirmed");
            (await buyer.ChargeAsync(order.Id.Value)).ShouldBe("charged");
        }
        await buyer.WaitForStockAsync(product, 1000 - orders);
    }

    [Fact]
    public async Task The_sales_report_comes_to_tell_what_was_sold()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var product = await buyer.NewProductAsync(available: 100_000, price: 3);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await buyer.OutcomeAsync((await buyer.PlaceAsync(product, quantity: 900)).Id!.Value)));

        var report = await buyer.GetAsync("reports/sales?top=100");

        var sold = report.GetProperty("products").EnumerateArray().Single(row => row.GetProperty("productId").GetInt32() == product);
        sold.GetProperty("units").GetInt64().ShouldBe(2700);
        sold.GetProperty("revenue").GetProperty("minorUnits").GetInt64().ShouldBe(8100);
        sold.GetProperty("available").GetInt64().ShouldBe(97_300);
        report.GetProperty("orders").GetInt64().ShouldBeGreaterThanOrEqualTo(3);
    }
}
