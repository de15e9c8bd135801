using System.Diagnostics.Metrics;
using Evolution.Contracts.Orders;

namespace Evolution.Orders.Placing;

/// <summary>Counts orders by outcome when the outcome is known, which may be long after the response.</summary>
sealed class OrderOutcomes
{
    readonly Counter<long> orders;
    readonly Histogram<double> duration;

    public OrderOutcomes(IMeterFactory meters)
    {
        var meter = meters.Create("Evolution.Orders");
        orders = meter.CreateCounter<long>("evolution.orders", "{order}", "Orders by outcome: confirmed, declined, out-of-stock, rejected, failed.");
        duration = meter.CreateHistogram("evolution.order.duration", "s", "The time from an order's request until its outcome is known.", tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });
    }

    /// <summary>Counts an order whose outcome is now known, and records the time since it was placed.</summary>
    public void Record(OrderStatus outcome, DateTimeOffset placedAt)
    {
        var tag = new KeyValuePair<string, object?>("outcome", OrderStore.GetStatusName(outcome));
        orders.Add(1, tag);
        duration.Record(Math.Max(0, (DateTimeOffset.UtcNow - placedAt).TotalSeconds), tag);
    }
}
