using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>The staleness of the sales report.</summary>
/// <param name="Stale">From the time at which an order was known to be confirmed to the first report request that counts it; zero if that was the first request.</param>
/// <param name="Shown">From placing the order to reading it in the report.</param>
public readonly record struct Staleness(TimeSpan Stale, TimeSpan Shown)
{
    const int ProductId = 1;
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Places an order and requests the report until it counts the order. No other client may place orders in the meantime.</summary>
    /// <exception cref="LabException">The order was not confirmed.</exception>
    /// <exception cref="TimeoutException">The report did not count it in time.</exception>
    public static async Task<Staleness> MeasureAsync(ExperimentContext context, ShopClient shop, ReportClient report, CancellationToken cancellationToken)
    {
        var countBefore = await report.CountAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await PlaceAsync(context, shop, cancellationToken);

        var confirmedAt = Stopwatch.GetTimestamp();
        for (var first = true; ; first = false)
        {
            var requestedAt = Stopwatch.GetTimestamp();
            if (await report.CountAsync(cancellationToken) > countBefore) return new(first ? TimeSpan.Zero : Stopwatch.GetElapsedTime(confirmedAt, requestedAt), Stopwatch.GetElapsedTime(started));
            if (Stopwatch.GetElapsedTime(confirmedAt) > Timeout) throw new TimeoutException($"The sales report did not count a confirmed order within {Timeout.TotalSeconds:0} s.");
        }
    }

    static async Task PlaceAsync(ExperimentContext context, ShopClient shop, CancellationToken cancellationToken)
    {
        try
        {
            var (placed, _) = await shop.PlaceAsync(ProductId, cancellationToken);
            context.AddAcknowledged(placed.Id, placed.IsConfirmed);
            var outcome = await shop.WaitForOutcomeAsync(placed, Timeout, cancellationToken);
            if (!outcome.IsConfirmed) throw new LabException($"Order {placed.Id} should be confirmed but is {outcome.Status}.");
        }
        catch (ShopException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }
}
