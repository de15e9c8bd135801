using System.Diagnostics;
using System.Net;

namespace Evolution.Lab.Shop;

/// <summary>The result of placing one order, waiting for its confirmation and reading it back.</summary>
/// <param name="Order">The order as read back.</param>
/// <param name="Status">The status of the response to placing the order.</param>
/// <param name="ResponseTime">The time from placing the order to the response.</param>
/// <param name="ConfirmationTime">The time from placing the order to its confirmation.</param>
/// <param name="ReadTime">The time to read the order back.</param>
public sealed record OrderCheck(ShopOrder Order, HttpStatusCode Status, TimeSpan ResponseTime, TimeSpan ConfirmationTime, TimeSpan ReadTime)
{
    static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(30);
    const int ProductId = 1;

    /// <summary>Places an order, waits until it is confirmed and reads it back.</summary>
    /// <exception cref="ShopException">The shop rejected the request or failed, or the order was not confirmed.</exception>
    /// <exception cref="TimeoutException">The confirmation took too long.</exception>
    /// <exception cref="HttpRequestException">The Gateway cannot be reached.</exception>
    public static async Task<OrderCheck> RunAsync(ShopClient shop, CancellationToken cancellationToken = default)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var (placed, status) = await shop.PlaceAsync(ProductId, cancellationToken);
        var responseTime = Stopwatch.GetElapsedTime(startedAt);

        var outcome = await shop.WaitForOutcomeAsync(placed, ConfirmTimeout, cancellationToken);
        var confirmationTime = Stopwatch.GetElapsedTime(startedAt);
        if (!outcome.IsConfirmed) throw new ShopException(status, $"Order {outcome.Id} should be confirmed but is {outcome.Status}{(outcome.Reason is { } reason ? $": {reason}" : "")}.");

        var readStartedAt = Stopwatch.GetTimestamp();
        var readOrder = await shop.ReadAsync(placed.Id, cancellationToken);
        var readTime = Stopwatch.GetElapsedTime(readStartedAt);
        if (readOrder.Id != placed.Id || !readOrder.IsConfirmed || readOrder.Total is null)
            throw new ShopException(HttpStatusCode.OK, $"Order {placed.Id} was confirmed, but reading it back returned {readOrder}.");
        return new(readOrder, status, responseTime, confirmationTime, readTime);
    }

    public override string ToString() =>
        $"order {Order.Id} {Order.Status}, {Order.Total}; response {(int)Status} after {FormatMilliseconds(ResponseTime)}, confirmed after {FormatMilliseconds(ConfirmationTime)}, read back in {FormatMilliseconds(ReadTime)}";

    static string FormatMilliseconds(TimeSpan time) => $"{time.TotalMilliseconds:0} ms";
}
