using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>The staleness of the sales report.</summary>
/// <param name="StaleTime">The time from the confirmation of an order to the first report request that includes the order; zero if that was the first request.</param>
/// <param name="TimeToVisible">The time from placing the order to the response that includes it.</param>
public readonly record struct Staleness(TimeSpan StaleTime, TimeSpan TimeToVisible)
{
    const int ProductId = 1;
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Places an order and requests the report until it includes the order. No other client may place orders in the meantime.</summary>
    /// <exception cref="LabException">The order was not confirmed.</exception>
    /// <exception cref="TimeoutException">The report did not include the order in time.</exception>
    public static async Task<Staleness> MeasureAsync(ExperimentContext context, ShopClient shop, ReportClient report, CancellationToken cancellationToken)
    {
        var countBefore = await report.GetOrderCountAsync(cancellationToken);
        var startedAt = Stopwatch.GetTimestamp();
        await PlaceAsync(context, shop, cancellationToken);

        var confirmedAt = Stopwatch.GetTimestamp();
        for (var isFirst = true; ; isFirst = false)
        {
            var requestedAt = Stopwatch.GetTimestamp();
            if (await report.GetOrderCountAsync(cancellationToken) > countBefore) return new(isFirst ? TimeSpan.Zero : Stopwatch.GetElapsedTime(confirmedAt, requestedAt), Stopwatch.GetElapsedTime(startedAt));
            if (Stopwatch.GetElapsedTime(confirmedAt) > Timeout) throw new TimeoutException($"The sales report did not include a confirmed order within {Timeout.TotalSeconds:0} s.");
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
