using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs;

/// <summary>
/// Waits until a shop has recovered from overload or a fault: consecutive single orders are confirmed within the objective. By then its
/// queues are empty and its circuit breakers closed, so that the next measurement is not distorted by the previous one.
/// </summary>
public static class Calm
{
    const int InARow = 3;
    const int Product = 1;
    static readonly TimeSpan QuickLimit = TimeSpan.FromSeconds(4);
    static readonly TimeSpan FullLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the recovery. The wait is short, because a shop that does not recover shows this in the next measurement.</summary>
    public static async Task WaitAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        using var shop = new ShopClient(await context.Topology.GatewayAsync(cancellationToken));
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        inTime.CancelAfter(context.Pace.IsQuick ? QuickLimit : FullLimit);
        try
        {
            for (var good = 0; good < InARow;)
            {
                good = await IsServedWellAsync(context, shop, inTime.Token) ? good + 1 : 0;
                if (good is 0) await Task.Delay(Pause, inTime.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            context.Say("the shop is not well yet, and is measured as it is");
        }
    }

    static async Task<bool> IsServedWellAsync(ExperimentContext context, ShopClient shop, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var (placed, _) = await shop.PlaceAsync(Product, cancellationToken);
            context.Remember(placed.Id, placed.IsConfirmed);
            return (await shop.WaitForOutcomeAsync(placed, FullLimit, cancellationToken)).IsConfirmed && Stopwatch.GetElapsedTime(started) <= Judgement.Objective;
        }
        catch (Exception exception) when (exception is ShopException or HttpRequestException or TimeoutException)
        {
            return false;
        }
    }
}
