using System.Diagnostics;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;
using Evolution.Lab.Shop;
using Evolution.Lab.Tracing;
using Npgsql;

namespace Evolution.Board.Breaking.Orders;

/// <summary>Follows an order: polls for its outcome as a customer would, and reads its trail until it is complete.</summary>
/// <param name="topology">The topology on which it was placed.</param>
/// <param name="order">The order.</param>
/// <param name="show">Called with each new state of the order.</param>
sealed class OrderFollowing(RunningTopology topology, PlacedOrder order, Action<PlacedOrder> show)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // Log lines arrive shortly after the event. A step that is missing for longer than this stays missing.
    static readonly TimeSpan Late = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    public async Task RunAsync()
    {
        try
        {
            var ending = EndAsync();
            var since = Stopwatch.StartNew();
            for (var isWhole = false; !isWhole || !ending.IsCompleted;)
            {
                await Task.Delay(Pause);
                if (!ending.IsCompleted) since.Restart();
                var trail = await TrailReader.ReadAsync(topology.Control, order.Id!.Value, CancellationToken.None);
                var stored = await StoredSteps.ReadAsync(topology, order.Id.Value, CancellationToken.None);
                Show(order with { Trail = trail, Stored = stored });
                isWhole = IsWhole(trail) || since.Elapsed > Late;
            }
            var (status, at) = await ending;
            Show(order with { IsFollowed = false, Status = status, EndedAt = at });
        }
        catch (Exception exception) when (exception is ShopException or HttpRequestException or TimeoutException or LabException or ControlException or NpgsqlException)
        {
            Show(order with { IsFollowed = false, Error = $"It could not be followed to its end: {Refusal.Of(exception)}" });
        }
    }

    /// <summary>Returns the final status, and when a polling customer saw it.</summary>
    async Task<(string Status, DateTimeOffset? At)> EndAsync()
    {
        if (order.Status is not "pending") return (order.Status!, null);
        using var shop = new ShopClient(await topology.GatewayAsync());
        var ended = await shop.WaitForOutcomeAsync(new(order.Id!.Value, order.Status, null, null), Limit);
        return (ended.Status, DateTimeOffset.UtcNow);
    }

    bool IsWhole(Trail trail) => Hop.MissingFrom(trail, topology.State.Placement, topology.State.Prefix) is [];

    void Show(PlacedOrder next)
    {
        order = next;
        show(next);
    }
}
