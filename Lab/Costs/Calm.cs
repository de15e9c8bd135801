using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs;

/// <summary>
/// Waits until a shop that was overloaded or hurt is well again: single orders are confirmed within the objective, one after the
/// other. Then its queues are empty and its circuit breakers closed, and what comes next is not measured on what was before.
/// </summary>
public static class Calm
{
    const int InARow = 3;
    const int Product = 1;
    static readonly TimeSpan QuickLimit = TimeSpan.FromSeconds(4);
    static readonly TimeSpan FullLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for it; not for long, since a shop that stays unwell shows that by itself in what is measured then.</summary>
    public static async Task WaitAsync(ExperimentContext context, CancellationToken cancellation)
    {
        using var shop = new ShopClient(await context.Topology.GatewayAsync(cancellation));
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        inTime.CancelAfter(context.Pace.IsQuick ? QuickLimit : FullLimit);
        try
        {
            for (var good = 0; good < InARow;)
            {
                good = await IsServedWellAsync(context, shop, inTime.Token) ? good + 1 : 0;
                if (good is 0) await Task.Delay(Pause, inTime.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            context.Say("the shop is not well yet, and is measured as it is");
        }
    }

    static async Task<bool> IsServedWellAsync(ExperimentContext context, ShopClient shop, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var (placed, _) = await shop.PlaceAsync(Product, cancellation);
            context.Remember(placed.Id, placed.IsConfirmed);
            return (await shop.WaitForOutcomeAsync(placed, FullLimit, cancellation)).IsConfirmed && Stopwatch.GetElapsedTime(started) <= Judgement.Objective;
        }
        catch (Exception unwell) when (unwell is ShopException or HttpRequestException or TimeoutException)
        {
            return false;
        }
    }
}
