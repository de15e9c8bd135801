using Evolution.Board.Connection;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;
using Evolution.Lab.Shop;

namespace Evolution.Board.Breaking.Orders;

/// <summary>Places an order on each running topology, and follows it until its outcome is known and its trail is complete.</summary>
sealed class OrderDesk(HostConnection host)
{
    const int Product = 1;

    readonly Lock gate = new();
    int round;

    /// <summary>The orders of the last call, one for each topology.</summary>
    public IReadOnlyList<PlacedOrder> Last { get; private set; } = [];

    /// <summary>Places an order on each topology.</summary>
    /// <returns>The orders with the responses of the shops.</returns>
    /// <exception cref="HostAwayException">The host does not respond.</exception>
    public async Task<IReadOnlyList<PlacedOrder>> PlaceAsync()
    {
        var control = host.Client;
        var topologies = await host.AskAsync(asked => asked.TopologiesAsync());
        var mine = Interlocked.Increment(ref round);
        Last = [.. topologies.Select(topology => new PlacedOrder(topology, DateTimeOffset.UtcNow))];
        return await Task.WhenAll(topologies.Select((topology, index) => PlaceAsync(new(control, topology), next => Show(mine, index, next))));
    }

    async Task<PlacedOrder> PlaceAsync(RunningTopology topology, Action<PlacedOrder> show)
    {
        var order = new PlacedOrder(topology.State, DateTimeOffset.UtcNow);
        try
        {
            using var shop = new ShopClient(await topology.GatewayAsync());
            order = order with { AskedAt = DateTimeOffset.UtcNow };
            var (placed, status) = await shop.PlaceAsync(Product);
            order = order with { Id = placed.Id, Status = placed.Status, AnsweredStatus = placed.Status, Answer = (int)status, AnsweredAt = DateTimeOffset.UtcNow, IsFollowed = true };
            _ = new OrderFollowing(topology, order, show).RunAsync();
        }
        catch (Exception exception) when (exception is ShopException or HttpRequestException or TimeoutException or LabException or ControlException)
        {
            order = order with { Error = $"the order was not taken. {Refusal.Of(exception)}" };
        }
        show(order);
        return order;
    }

    /// <summary>Updates an order, unless newer ones have replaced it.</summary>
    void Show(int placedIn, int index, PlacedOrder order)
    {
        lock (gate)
        {
            if (placedIn == round) Last = [.. Last.Select((other, place) => place == index ? order : other)];
        }
    }
}
