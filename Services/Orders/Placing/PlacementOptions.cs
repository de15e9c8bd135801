namespace Evolution.Orders.Placing;

/// <summary>How orders are placed, from the section <c>Orders</c>.</summary>
sealed class PlacementOptions
{
    /// <summary>Which of the three ways; the app host says it.</summary>
    public Placement Placement { get; set; } = Placement.SharedTransaction;

    /// <summary>After what time an open order is taken for abandoned and undone. Longer than every call of a placement with its retries.</summary>
    public TimeSpan AbandonedAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After what time an order is taken up again that could not be undone, since another service did not do its part.</summary>
    public TimeSpan TryAgainAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often abandoned orders are looked for.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);
}

/// <summary>The three ways to place an order.</summary>
enum Placement { SharedTransaction, Compensation, Messages }
