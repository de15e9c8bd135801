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
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task WaitAsync(Arena arena, Uri gateway, CancellationToken cancellation)
    {
        using var shop = new ShopClient(gateway);
        var started = Stopwatch.GetTimestamp();
        var good = 0;
        while (good < InARow && Stopwatch.GetElapsedTime(started) < Limit)
        {
            good = await IsServedWellAsync(arena, shop, cancellation) ? good + 1 : 0;
            if (good is 0) await Task.Delay(Pause, cancellation);
        }
    }

    static async Task<bool> IsServedWellAsync(Arena arena, ShopClient shop, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var (placed, _) = await shop.PlaceAsync(Product, cancellation);
            arena.Remember(placed.Id, placed.IsConfirmed);
            return (await shop.WaitForOutcomeAsync(placed, Limit, cancellation)).IsConfirmed && Stopwatch.GetElapsedTime(started) <= Judgement.Objective;
        }
        catch (Exception unwell) when (unwell is ShopException or HttpRequestException or TimeoutException)
        {
            return false;
        }
    }
}
