using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>The staleness of the sales report.</summary>
/// <param name="Stale">From the time at which an order was known to be confirmed to the first report request that counts it; zero if that was the first request.</param>
/// <param name="Shown">From placing the order to reading it in the report.</param>
public readonly record struct Staleness(TimeSpan Stale, TimeSpan Shown)
{
    const int Product = 1;
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Places an order and requests the report until it counts the order. No other client may place orders meanwhile.</summary>
    /// <exception cref="LabException">The order was not confirmed.</exception>
    /// <exception cref="TimeoutException">The report did not count it in time.</exception>
    public static async Task<Staleness> MeasureAsync(ExperimentContext context, ShopClient shop, ReportClient report, CancellationToken cancellationToken)
    {
        var before = await report.CountAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await PlaceAsync(context, shop, cancellationToken);

        var confirmed = Stopwatch.GetTimestamp();
        for (var first = true; ; first = false)
        {
            var asked = Stopwatch.GetTimestamp();
            if (await report.CountAsync(cancellationToken) > before) return new(first ? TimeSpan.Zero : Stopwatch.GetElapsedTime(confirmed, asked), Stopwatch.GetElapsedTime(started));
            if (Stopwatch.GetElapsedTime(confirmed) > Limit) throw new TimeoutException($"The sales report did not count a confirmed order within {Limit.TotalSeconds:0} s.");
        }
    }

    static async Task PlaceAsync(ExperimentContext context, ShopClient shop, CancellationToken cancellationToken)
    {
        try
        {
            var (placed, _) = await shop.PlaceAsync(Product, cancellationToken);
            context.Remember(placed.Id, placed.IsConfirmed);
            var outcome = await shop.WaitForOutcomeAsync(placed, Limit, cancellationToken);
            if (!outcome.IsConfirmed) throw new LabException($"Order {placed.Id} was to be confirmed and is {outcome.Status}.");
        }
        catch (ShopException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }
}
