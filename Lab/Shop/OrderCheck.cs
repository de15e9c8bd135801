using System.Diagnostics;
using System.Net;

namespace Evolution.Lab.Shop;

/// <summary>The result of placing one order, waiting for its confirmation and reading it back.</summary>
/// <param name="Order">The order as read back.</param>
/// <param name="Answer">The status of the response to the placing.</param>
/// <param name="AnsweredAfter">The time from placing the order to the response.</param>
/// <param name="ConfirmedAfter">The time from placing the order to its confirmation.</param>
/// <param name="ReadBackIn">The time for reading the order back.</param>
public sealed record OrderCheck(ShopOrder Order, HttpStatusCode Answer, TimeSpan AnsweredAfter, TimeSpan ConfirmedAfter, TimeSpan ReadBackIn)
{
    static readonly TimeSpan ConfirmLimit = TimeSpan.FromSeconds(30);
    const int Product = 1;

    /// <summary>Places an order, waits until it is confirmed and reads it back.</summary>
    /// <exception cref="ShopException">The shop refused the request or failed, or the order was not confirmed.</exception>
    /// <exception cref="TimeoutException">The confirmation took too long.</exception>
    /// <exception cref="HttpRequestException">The Gateway cannot be reached.</exception>
    public static async Task<OrderCheck> RunAsync(ShopClient shop, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        var (placed, answer) = await shop.PlaceAsync(Product, cancellationToken);
        var answeredAfter = Stopwatch.GetElapsedTime(started);

        var outcome = await shop.WaitForOutcomeAsync(placed, ConfirmLimit, cancellationToken);
        var confirmedAfter = Stopwatch.GetElapsedTime(started);
        if (!outcome.IsConfirmed) throw new ShopException(answer, $"Order {outcome.Id} was to be confirmed and is {outcome.Status}{(outcome.Reason is { } reason ? $": {reason}" : "")}.");

        var reading = Stopwatch.GetTimestamp();
        var read = await shop.ReadAsync(placed.Id, cancellationToken);
        var readBackIn = Stopwatch.GetElapsedTime(reading);
        if (read.Id != placed.Id || !read.IsConfirmed || read.Total is null)
            throw new ShopException(HttpStatusCode.OK, $"Order {placed.Id} was confirmed, but reading it back gave {read}.");
        return new(read, answer, answeredAfter, confirmedAfter, readBackIn);
    }

    public override string ToString() =>
        $"order {Order.Id} {Order.Status}, {Order.Total}; answered {(int)Answer} after {Milliseconds(AnsweredAfter)}, confirmed after {Milliseconds(ConfirmedAfter)}, read back in {Milliseconds(ReadBackIn)}";

    static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds:0} ms";
}
