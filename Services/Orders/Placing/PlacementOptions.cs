using Evolution.ServiceDefaults;

namespace Evolution.Orders.Placing;

/// <summary>The options for placing orders, from the <c>Orders</c> section.</summary>
sealed class PlacementOptions
{
    /// <summary>How orders are placed; set by the app host.</summary>
    public OrderPlacement Placement { get; set; } = OrderPlacement.SharedTransaction;

    /// <summary>The time after which an open order counts as abandoned and is undone; longer than its two calls to other services, each with all retries.</summary>
    public TimeSpan AbandonedAfter { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>
    /// The maximum number of orders that are placed concurrently, from phase 1 on (see <see cref="PlacementLimiter"/>); about as many as there are connections to the database. More
    /// would wait for each other until their calls time out, and with compensation they would then have to be undone: such work can exceed
    /// what the services complete (Bronson et al., "Metastable Failures in Distributed Systems", HotOS 2021).
    /// </summary>
    public int MaxConcurrentPlacements { get; set; } = 32;

    /// <summary>The maximum number of orders that wait to be placed. If there are more, the oldest is refused with status 503 before anything is stored.</summary>
    public int MaxQueuedPlacements { get; set; } = 64;

    /// <summary>The delay before undoing an order is retried after a call to another service failed.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The time after which the message of an order is sent again if no outcome has arrived, because a broker that lost its queues also
    /// loses messages that it had confirmed. Much longer than an order takes while all services run.
    /// </summary>
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The interval at which orders past their deadline are polled.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);
}
