using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs;

/// <summary>
/// Waits until a shop has recovered from overload or a fault, so that a measurement does not distort the next one. A shop has recovered
/// when consecutive orders are confirmed within the objective: its queues are empty and its circuit breakers closed.
/// </summary>
public static class ShopRecovery
{
    const int RequiredSuccesses = 3;
    const int ProductId = 1;
    static readonly TimeSpan QuickTimeout = TimeSpan.FromSeconds(4);
    static readonly TimeSpan FullTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the recovery, up to a short timeout. If it expires, the next measurement shows that the shop has not recovered.</summary>
    public static async Task WaitAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        using var shop = new ShopClient(await context.Topology.GetGatewayAddressAsync(cancellationToken));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(context.Pace.IsQuick ? QuickTimeout : FullTimeout);
        try
        {
            for (var successes = 0; successes < RequiredSuccesses;)
            {
                successes = await PlaceOrderAsync(context, shop, timeout.Token) ? successes + 1 : 0;
                if (successes is 0) await Task.Delay(RetryDelay, timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            context.Report("the shop has not recovered yet; measuring anyway");
        }
    }

    /// <summary>Places one order.</summary>
    /// <returns>Whether it was confirmed within the objective.</returns>
    static async Task<bool> PlaceOrderAsync(ExperimentContext context, ShopClient shop, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        try
        {
            var (placed, _) = await shop.PlaceAsync(ProductId, cancellationToken);
            context.AddAcknowledged(placed.Id, placed.IsConfirmed);
            return (await shop.WaitForOutcomeAsync(placed, FullTimeout, cancellationToken)).IsConfirmed && Stopwatch.GetElapsedTime(startedAt) <= RequestClassifier.Objective;
        }
        catch (Exception exception) when (exception is ShopException or HttpRequestException or TimeoutException)
        {
            return false;
        }
    }
}
