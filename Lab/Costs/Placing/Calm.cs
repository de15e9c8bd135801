using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs.Placing;

/// <summary>
/// Waits until a shop that was overloaded is well again: single orders are confirmed within the objective, one after the other. Then its
/// queues are empty and its circuit breakers closed, and what comes next is not measured on what was before.
/// </summary>
static class Calm
{
    const int InARow = 3;
    const int Product = 1;
    static readonly TimeSpan QuickLimit = TimeSpan.FromSeconds(3);
    static readonly TimeSpan FullLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for it; not for long, since a shop that stays unwell shows that by itself at the next rate.</summary>
    public static async Task WaitAsync(Arena arena, Uri gateway, CancellationToken cancellation)
    {
        using var shop = new ShopClient(gateway);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        inTime.CancelAfter(arena.Pace.IsQuick ? QuickLimit : FullLimit);
        try
        {
            for (var good = 0; good < InARow;)
            {
                good = await IsServedWellAsync(arena, shop, inTime.Token) ? good + 1 : 0;
                if (good is 0) await Task.Delay(Pause, inTime.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            arena.Say("capacity: the shop is not well yet after it was overloaded");
        }
    }

    static async Task<bool> IsServedWellAsync(Arena arena, ShopClient shop, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var (placed, _) = await shop.PlaceAsync(Product, cancellation);
            arena.Remember(placed.Id, placed.IsConfirmed);
            return (await shop.WaitForOutcomeAsync(placed, FullLimit, cancellation)).IsConfirmed && Stopwatch.GetElapsedTime(started) <= Judgement.Objective;
        }
        catch (Exception unwell) when (unwell is ShopException or HttpRequestException or TimeoutException)
        {
            return false;
        }
    }
}
