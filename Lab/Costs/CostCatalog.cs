using Evolution.Lab.Costs.Overloading;

namespace Evolution.Lab.Costs;

/// <summary>All costs, in the order in which they are measured.</summary>
public static class CostCatalog
{
    public static readonly IReadOnlyList<ICost> All = [new StartUp(), new Footprint(), new SalesReport(), new Capacity(), new Overload(), new RetryStorm(), new FollowRequest(), new ChangeCost()];
}
