using System.Diagnostics;
using System.Diagnostics.Metrics;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using OpenTelemetry;

namespace Evolution.Orders.Tests.Telemetry;

/// <summary>An order has one trace, with every placement.</summary>
[Collection(BrokerCollection.Name)]
public sealed class OrderTraceTests(AllServers servers) : IAsyncLifetime
{
    readonly RecordedSpans spans = new();
    Stub collector = null!;

    public async ValueTask InitializeAsync() => collector = await RecordedSpans.StartCollectorAsync();

    public ValueTask DisposeAsync() => collector.DisposeAsync();

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction, "authorize card: authorized", "place order: confirmed")]
    [InlineData(OrderPlacement.Compensation, "reserve stock: reserved", "charge card: charged", "place order: confirmed")]
    [InlineData(OrderPlacement.Messages, "place order: pending", "reserve stock: reserved", "charge card: charged", "confirm order: confirmed")]
    public async Task A_confirmed_order_is_one_trace_with_all_its_steps(OrderPlacement placement, params string[] steps)
    {
        await using var shop = await StartShopAsync(placement);

        var order = await PlaceAsync(shop, TestCards.Approved);

        (await WaitForStepsAsync(order, steps.Length)).ShouldBe(steps, ignoreOrder: true);
    }

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction, "authorize card: declined", "place order: declined")]
    [InlineData(OrderPlacement.Compensation, "reserve stock: reserved", "charge card: declined", "refund charge: declined", "release stock: released", "undo order: declined", "place order: declined")]
    [InlineData(OrderPlacement.Messages, "place order: pending", "reserve stock: reserved", "charge card: declined", "decline order: declined", "release stock: released", "correct stock levels: corrected")]
    public async Task The_compensation_of_a_declined_order_is_in_its_trace(OrderPlacement placement, params string[] steps)
    {
        await using var shop = await StartShopAsync(placement);

        var order = await PlaceAsync(shop, TestCards.Expired);

        (await WaitForStepsAsync(order, steps.Length)).ShouldBe(steps, ignoreOrder: true);
    }

    [Fact]
    public async Task An_abandoned_order_is_undone_in_its_original_trace()
    {
        await using var shop = await StartShopAsync(OrderPlacement.Compensation, ("Orders:AbandonedAfter", "00:00:01"), ("Orders:PollInterval", "00:00:00.100"), ("Orders:RetryDelay", "00:00:00.200"), ("Remote:BreakDuration", "00:00:00.500"));
        shop.PaymentsProxy.Cut();
        using (SuppressInstrumentationScope.Begin()) (await shop.PostAsync(new("anna", TestCards.Approved, [new(1, 1)]))).IsSuccessStatusCode.ShouldBeFalse();
        shop.PaymentsProxy.Restore();

        var undoSpan = await Wait.ForValueAsync("the order is placed and undone", () => Task.FromResult(spans.All.FirstOrDefault(span => span.DisplayName == "undo order" && span.GetTagItem("order.outcome") is "failed")), span => span is not null);

        var trace = spans.GetTrace(undoSpan!.TraceId);
        trace.ShouldContain(span => span.DisplayName == "place order");
        trace.ShouldContain(span => span.DisplayName == "reserve stock");
        trace.ShouldContain(span => span.DisplayName == "release stock" && Equals(span.GetTagItem("order.outcome"), "released"));
        trace.ShouldContain(span => span.DisplayName == "undo order" && span.Status == ActivityStatusCode.Error, "the first attempt failed while Payments was down");
    }

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    [InlineData(OrderPlacement.Messages)]
    public async Task Orders_are_counted_by_outcome_with_their_duration(OrderPlacement placement)
    {
        await using var shop = await StartShopAsync(placement);
        var meters = shop.Services["orders"].GetRequiredService<IMeterFactory>();
        using var orders = new MetricCollector<long>(meters, "Evolution.Orders", "evolution.orders");
        using var duration = new MetricCollector<double>(meters, "Evolution.Orders", "evolution.order.duration");
        var startedAt = Stopwatch.GetTimestamp();

        await PlaceAsync(shop, TestCards.Approved);
        await PlaceAsync(shop, TestCards.Stolen);
        await PlaceAsync(shop, TestCards.Approved, quantity: 1000);

        await orders.WaitForMeasurementsAsync(3, TimeSpan.FromSeconds(30));
        orders.GetMeasurementSnapshot().Select(order => order.Tags["outcome"]).ShouldBe(["confirmed", "declined", "out-of-stock"]);
        await duration.WaitForMeasurementsAsync(3, TimeSpan.FromSeconds(30));
        duration.GetMeasurementSnapshot().ShouldAllBe(order => order.Value > 0 && order.Value < Stopwatch.GetElapsedTime(startedAt).TotalSeconds);
    }

    async Task<Shop> StartShopAsync(OrderPlacement placement, params (string, string)[] additionalSettings)
    {
        var shop = await Shop.CreateAsync(servers, placement, spans.Register, RecordedSpans.GetSettings(collector));
        await shop.StartAsync([.. Shop.LongTimeouts, .. additionalSettings]);
        return shop;
    }

    static async Task<Guid> PlaceAsync(Shop shop, string card, int quantity = 1)
    {
        // Customers are external; in this process their requests would be traced as calls of the service.
        using var suppression = SuppressInstrumentationScope.Begin();
        var product = (await shop.ImportAsync(10)).Single();
        var order = await Shop.ReadOrderIdAsync(await shop.PostAsync(new("anna", card, [new(product, quantity)])));
        (await shop.WaitForFinalStateAsync(order)).Status.ShouldNotBe(OrderStatus.Pending);
        return order;
    }

    /// <summary>Waits for the given number of steps in the trace of an order, and returns each with its outcome.</summary>
    async Task<string[]> WaitForStepsAsync(Guid order, int count) => await Wait.ForValueAsync($"{count} steps are traced",
        () => Task.FromResult(spans.FindTrace("order.id", order.ToString()).Where(span => span.GetTagItem("order.id") is not null).Select(span => $"{span.DisplayName}: {span.GetTagItem("order.outcome")}").ToArray()),
        steps => steps.Length == count);
}
