using System.Diagnostics;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;
using Evolution.Lab.Shop;
using Evolution.Lab.Tracing;
using Npgsql;

namespace Evolution.Board.FaultInjection.Orders;

/// <summary>Tracks an order: polls for its outcome like a customer, and reads its trail until it is complete.</summary>
/// <param name="topology">The topology on which it was placed.</param>
/// <param name="order">The order.</param>
/// <param name="onChange">Called with each new state of the order.</param>
sealed class OrderTracker(RunningTopology topology, TrackedOrder order, Action<TrackedOrder> onChange)
{
    static readonly TimeSpan OutcomeTimeout = TimeSpan.FromSeconds(30);

    // Log lines arrive with a delay. A step that is still missing after this time is considered lost.
    static readonly TimeSpan TrailTimeout = TimeSpan.FromSeconds(3);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(400);

    public async Task RunAsync()
    {
        try
        {
            var outcomeTask = WaitForOutcomeAsync();
            var timeSinceOutcome = Stopwatch.StartNew();
            for (var isComplete = false; !isComplete || !outcomeTask.IsCompleted;)
            {
                await Task.Delay(PollInterval);
                if (!outcomeTask.IsCompleted) timeSinceOutcome.Restart();
                var trail = await TrailReader.ReadAsync(topology.Control, order.Id!.Value, CancellationToken.None);
                var storedSteps = await StoredOrderStepReader.ReadAsync(topology, order.Id.Value, CancellationToken.None);
                Update(order with { Trail = trail, StoredSteps = storedSteps });
                isComplete = IsComplete(trail) || timeSinceOutcome.Elapsed > TrailTimeout;
            }
            var (status, completedAt) = await outcomeTask;
            Update(order with { IsTracked = false, Status = status, CompletedAt = completedAt });
        }
        catch (Exception exception) when (exception is ShopException or HttpRequestException or TimeoutException or LabException or ControlException or NpgsqlException)
        {
            Update(order with { IsTracked = false, Error = $"Tracking the order failed: {OrderErrorText.Of(exception)}" });
        }
    }

    /// <summary>Returns the final status, and when a polling customer saw it; null if the first response contained it.</summary>
    async Task<(string Status, DateTimeOffset? CompletedAt)> WaitForOutcomeAsync()
    {
        if (order.Status is not "pending") return (order.Status!, null);
        using var shop = new ShopClient(await topology.GetGatewayAddressAsync());
        var result = await shop.WaitForOutcomeAsync(new(order.Id!.Value, order.Status, null, null), OutcomeTimeout);
        return (result.Status, DateTimeOffset.UtcNow);
    }

    bool IsComplete(Trail trail) => ProcessingStep.FindMissing(trail, topology.State.Placement, topology.State.Prefix) is [];

    void Update(TrackedOrder updated)
    {
        order = updated;
        onChange(updated);
    }
}
