using System.Text.Json;
using Evolution.Evo.Commands;
using Evolution.Lab;
using Evolution.Lab.Costs.History;
using Evolution.Lab.Integrity;

namespace Evolution.EndToEnd.Tests;

/// <summary>What the Lab promises in every phase when it writes into the books and reads the logs.</summary>
public abstract partial class ShopTests
{
    const int PastOrders = 1_000;
    static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task A_past_is_written_into_all_books_alike_and_taken_away_without_a_trace()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        await buyer.OutcomeAsync((await buyer.PlaceAsync(product: 2)).Id!.Value);
        (await CheckAsync()).Violations.ShouldBeEmpty();
        var before = await buyer.GetAsync("reports/sales?top=100");
        var history = new OrderHistory(Topology, seed: 1);

        await history.AddAsync(PastOrders, CancellationToken.None);

        var with = await CheckAsync();
        with.Violations.ShouldBeEmpty();
        var report = await buyer.GetAsync("reports/sales?top=100");
        report.GetProperty("orders").GetInt64().ShouldBe(before.GetProperty("orders").GetInt64() + PastOrders);
        Charged(report).ShouldBeGreaterThan(Charged(before));
        foreach (var sold in report.GetProperty("products").EnumerateArray().Take(3))
            (await buyer.AvailableAsync(sold.GetProperty("productId").GetInt32())).ShouldBe(sold.GetProperty("available").GetInt64());

        await history.RemoveAsync(CancellationToken.None);

        var without = await CheckAsync();
        without.Violations.ShouldBeEmpty();
        without.Orders.ShouldBe(with.Orders - PastOrders);
        var after = await buyer.GetAsync("reports/sales?top=100");
        foreach (var part in new[] { "orders", "charged", "products" }) after.GetProperty(part).GetRawText().ShouldBe(before.GetProperty(part).GetRawText());
    }

    [Fact]
    public async Task The_trail_of_an_order_is_one_command_away()
    {
        using var buyer = await Buyer.AtAsync(Topology);
        var order = (await buyer.PlaceAsync(product: 3)).Id!.Value;
        await buyer.OutcomeAsync(order);

        await using var output = new StringWriter();
        await new TraceSession(Repository.Find().Folder("control"), output).RunAsync(order, asJson: true, CancellationToken.None);

        using var trails = JsonDocument.Parse(output.ToString());
        var lines = trails.RootElement.EnumerateArray().ShouldHaveSingleItem().GetProperty("lines").EnumerateArray().ToArray();
        lines[0].GetProperty("service").GetString().ShouldBe(Topology.NameOf("orders"));
        lines[0].GetProperty("message").GetString().ShouldNotBeNull().ShouldStartWith($"Order {order} placed");
        lines.Select(line => line.GetProperty("traceId").GetString()).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
    }

    async Task<Lab.Results.IntegrityResult> CheckAsync() => (await IntegrityCheck.RunAsync(Topology, Acknowledged.None, SettleLimit, SettleLimit, CancellationToken.None)).Result;

    static long Charged(JsonElement report) => report.GetProperty("charged").EnumerateArray().Sum(amount => amount.GetProperty("minorUnits").GetInt64());
}
