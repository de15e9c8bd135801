using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>How old the sales report is.</summary>
/// <param name="Stale">From the moment when an order was known to be confirmed until the report was asked for that counts it; zero where that was the first.</param>
/// <param name="Shown">From the moment when it was placed until it was read in the report.</param>
public readonly record struct Staleness(TimeSpan Stale, TimeSpan Shown)
{
    const int Product = 1;
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Places an order and asks for the report until it is counted. Nobody else may order meanwhile.</summary>
    /// <exception cref="LabException">The order came to nothing.</exception>
    /// <exception cref="TimeoutException">The report did not count it in time.</exception>
    public static async Task<Staleness> MeasureAsync(ExperimentContext context, ShopClient shop, ReportClient report, CancellationToken cancellation)
    {
        var before = await report.CountAsync(cancellation);
        var started = Stopwatch.GetTimestamp();
        await PlaceAsync(context, shop, cancellation);

        var confirmed = Stopwatch.GetTimestamp();
        for (var first = true; ; first = false)
        {
            var asked = Stopwatch.GetTimestamp();
            if (await report.CountAsync(cancellation) > before) return new(first ? TimeSpan.Zero : Stopwatch.GetElapsedTime(confirmed, asked), Stopwatch.GetElapsedTime(started));
            if (Stopwatch.GetElapsedTime(confirmed) > Limit) throw new TimeoutException($"The sales report did not count a confirmed order within {Limit.TotalSeconds:0} s.");
        }
    }

    static async Task PlaceAsync(ExperimentContext context, ShopClient shop, CancellationToken cancellation)
    {
        try
        {
            var (placed, _) = await shop.PlaceAsync(Product, cancellation);
            context.Remember(placed.Id, placed.IsConfirmed);
            var outcome = await shop.WaitForOutcomeAsync(placed, Limit, cancellation);
            if (!outcome.IsConfirmed) throw new LabException($"Order {placed.Id} was to be confirmed and is {outcome.Status}.");
        }
        catch (ShopException refused)
        {
            throw new LabException(refused.Message, cause: refused);
        }
    }
}
