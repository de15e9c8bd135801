using Evolution.Board.Connection;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;
using Evolution.Lab.Shop;

namespace Evolution.Board.FaultInjection.Orders;

/// <summary>Places an order on each running topology, and tracks it until its outcome is known and its trail is complete.</summary>
sealed class OrderSubmitter(HostConnection host)
{
    const int ProductId = 1;

    readonly Lock gate = new();
    int lastRound;

    /// <summary>The orders of the last call to <see cref="PlaceAsync()"/>, one for each topology.</summary>
    public IReadOnlyList<TrackedOrder> LatestOrders { get; private set; } = [];

    /// <summary>Places an order on each running topology.</summary>
    /// <returns>The orders with the response of each shop.</returns>
    /// <exception cref="HostUnavailableException">The host does not respond.</exception>
    public async Task<IReadOnlyList<TrackedOrder>> PlaceAsync()
    {
        var control = host.Client;
        var topologies = await host.SendAsync(client => client.GetTopologiesAsync());
        var round = Interlocked.Increment(ref lastRound);
        LatestOrders = [.. topologies.Select(topology => new TrackedOrder(topology, DateTimeOffset.UtcNow))];
        return await Task.WhenAll(topologies.Select((topology, index) => PlaceAsync(new(control, topology), updated => Update(round, index, updated))));
    }

    async Task<TrackedOrder> PlaceAsync(RunningTopology topology, Action<TrackedOrder> onChange)
    {
        var order = new TrackedOrder(topology.State, DateTimeOffset.UtcNow);
        try
        {
            using var shop = new ShopClient(await topology.GetGatewayAddressAsync());
            order = order with { SentAt = DateTimeOffset.UtcNow };
            var (placedOrder, status) = await shop.PlaceAsync(ProductId);
            order = order with { Id = placedOrder.Id, Status = placedOrder.Status, InitialStatus = placedOrder.Status, ResponseStatusCode = (int)status, RespondedAt = DateTimeOffset.UtcNow, IsTracked = true };
            _ = new OrderTracker(topology, order, onChange).RunAsync();
        }
        catch (Exception exception) when (exception is ShopException or HttpRequestException or TimeoutException or LabException or ControlException)
        {
            order = order with { Error = $"the order was rejected. {OrderErrorText.Of(exception)}" };
        }
        onChange(order);
        return order;
    }

    /// <summary>Updates an order, unless a later round has replaced it.</summary>
    void Update(int round, int index, TrackedOrder order)
    {
        lock (gate)
        {
            if (round == lastRound) LatestOrders = [.. LatestOrders.Select((current, currentIndex) => currentIndex == index ? order : current)];
        }
    }
}
