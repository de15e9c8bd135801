using Evolution.Lab.Costs;
using Evolution.Lab.Results;

namespace Evolution.Lab.Advising;

/// <summary>The number of orders per second that phase 0 sustained, with everything on one machine.</summary>
/// <param name="Orders">The capacity in orders per second.</param>
/// <param name="IsLowerBound">Whether higher rates were not tried.</param>
/// <param name="Source">The description of the results that contain the measurement.</param>
public sealed record MeasuredCapacity(Quantity Orders, bool IsLowerBound, string Source)
{
    public const string CostName = "capacity";
    public const string QuantityName = "orders";

    /// <summary>Finds the capacity in a comparison; null if it was not measured.</summary>
    public static MeasuredCapacity? Of(Comparison comparison) => MeasuredCost.GetMean(comparison, 0, CostName, QuantityName) is { } orders
        ? new(orders, orders.Value >= Capacity.GetMaxRate(comparison.Settings.Pace), ResultsSource.Describe(comparison))
        : null;

    /// <summary>Returns whether one server handles a load. Each request counts as an order, the most expensive request.</summary>
    /// <returns>Null if the rate was not tried.</returns>
    public bool? CanHandle(double requestsPerSecond) => requestsPerSecond <= Orders.Value ? true : IsLowerBound ? null : false;

    /// <summary>Explains whether one server handles a load.</summary>
    public string ExplainOneServer(double requestsPerSecond)
    {
        var holds = CanHandle(requestsPerSecond) is true;
        return $"one-server is {(holds ? "yes" : "no")}, as measured: with everything on one machine, phase 0 sustained {new Quantity("", Orders.Value).Text} orders/s ({Source}), {(holds ? "enough" : "too few")} for {(ConditionValue)requestsPerSecond} requests/s if each is an order. To override, set --one-server.";
    }
}
