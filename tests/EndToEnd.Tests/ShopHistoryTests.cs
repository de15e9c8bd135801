using System.Text.Json;
using Evolution.Evo.Commands;
using Evolution.Lab;
using Evolution.Lab.Costs.History;
using Evolution.Lab.Integrity;

namespace Evolution.EndToEnd.Tests;

/// <summary>The Lab's order history and log trace, which work in every phase.</summary>
public abstract partial class ShopTests
{
    const int HistoricOrderCount = 1_000;
    static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task An_order_history_is_added_to_all_databases_consistently_and_removed_completely()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        await buyer.WaitForOutcomeAsync((await buyer.PlaceAsync(product: 2)).Id!.Value);
        (await CheckIntegrityAsync()).Violations.ShouldBeEmpty();
        var before = await buyer.GetAsync("reports/sales?top=100");
        var history = new OrderHistory(Topology, seed: 1);

        await history.AddAsync(HistoricOrderCount, CancellationToken.None);

        var checkWithHistory = await CheckIntegrityAsync();
        checkWithHistory.Violations.ShouldBeEmpty();
        var report = await buyer.GetAsync("reports/sales?top=100");
        report.GetProperty("orders").GetInt64().ShouldBe(before.GetProperty("orders").GetInt64() + HistoricOrderCount);
        SumCharges(report).ShouldBeGreaterThan(SumCharges(before));
        foreach (var product in report.GetProperty("products").EnumerateArray().Take(3))
            (await buyer.GetAvailableAsync(product.GetProperty("productId").GetInt32())).ShouldBe(product.GetProperty("available").GetInt64());

        await history.RemoveAsync(CancellationToken.None);

        var checkWithoutHistory = await CheckIntegrityAsync();
        checkWithoutHistory.Violations.ShouldBeEmpty();
        checkWithoutHistory.Orders.ShouldBe(checkWithHistory.Orders - HistoricOrderCount);
        var after = await buyer.GetAsync("reports/sales?top=100");
        foreach (var property in new[] { "orders", "charged", "products" }) after.GetProperty(property).GetRawText().ShouldBe(before.GetProperty(property).GetRawText());
    }

    [Fact]
    public async Task The_trace_command_shows_the_log_lines_of_an_order()
    {
        using var buyer = await Buyer.ConnectAsync(Topology);
        var order = (await buyer.PlaceAsync(product: 3)).Id!.Value;
        await buyer.WaitForOutcomeAsync(order);

        await using var output = new StringWriter();
        await new TraceSession(Repository.Find().EnsureFolder("control"), output).RunAsync(order, asJson: true, CancellationToken.None);

        using var traces = JsonDocument.Parse(output.ToString());
        var lines = traces.RootElement.EnumerateArray().ShouldHaveSingleItem().GetProperty("lines").EnumerateArray().ToArray();
        lines[0].GetProperty("service").GetString().ShouldBe(Topology.GetFullName("orders"));
        lines[0].GetProperty("message").GetString().ShouldNotBeNull().ShouldStartWith($"Order {order} placed");
        lines.Select(line => line.GetProperty("traceId").GetString()).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
    }

    async Task<Lab.Results.IntegrityResult> CheckIntegrityAsync() => (await IntegrityCheck.RunAsync(Topology, AcknowledgedOrders.None, SettleTimeout, SettleTimeout, CancellationToken.None)).Result;

    static long SumCharges(JsonElement report) => report.GetProperty("charged").EnumerateArray().Sum(amount => amount.GetProperty("minorUnits").GetInt64());
}
