using Evolution.ServiceDefaults;

namespace Evolution.Orders.Placing;

/// <summary>The options for placing orders, from the section <c>Orders</c>.</summary>
sealed class PlacementOptions
{
    /// <summary>The placement that is used, one of three; set by the app host.</summary>
    public OrderPlacement Placement { get; set; } = OrderPlacement.SharedTransaction;

    /// <summary>The time after which an open order counts as abandoned and is undone. Longer than every call of a placement with its retries.</summary>
    public TimeSpan AbandonedAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time after which undoing an order is retried when a call to another service failed.</summary>
    public TimeSpan TryAgainAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The interval between two searches for abandoned orders.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);
}
