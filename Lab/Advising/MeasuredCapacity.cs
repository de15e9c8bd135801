using Evolution.Lab.Costs;
using Evolution.Lab.Results;

namespace Evolution.Lab.Advising;

/// <summary>The number of orders per second that phase 0 served well, with everything on one machine.</summary>
/// <param name="Orders">The capacity in orders per second.</param>
/// <param name="IsLowerBound">Whether higher rates were not tried.</param>
/// <param name="Source">The measurement that it comes from.</param>
public sealed record MeasuredCapacity(Quantity Orders, bool IsLowerBound, string Source)
{
    public const string Cost = "capacity";
    public const string Quantity = "orders";

    /// <summary>Finds the capacity in a comparison; null if it was not measured.</summary>
    public static MeasuredCapacity? Of(Comparison comparison) => MeasuredCost.Mean(comparison, 0, Cost, Quantity) is { } orders
        ? new(orders, orders.Value >= Capacity.MaxRate(comparison.Settings.Pace), ResultsSource.Of(comparison))
        : null;

    /// <summary>Returns whether one server handles a load. Each request counts as an order, the most expensive request.</summary>
    /// <returns>Null if that rate was not tried.</returns>
    public bool? Handles(double requestsPerSecond) => requestsPerSecond <= Orders.Value ? true : IsLowerBound ? null : false;

    /// <summary>Explains whether one server handles a load.</summary>
    public string Reason(double requestsPerSecond)
    {
        var holds = Handles(requestsPerSecond) is true;
        return $"one-server is {(holds ? "yes" : "no")}, as measured: with everything on one machine, phase 0 served {new Quantity("", Orders.Value).Text} orders/s well ({Source}), {(holds ? "enough" : "too few")} for {(ConditionValue)requestsPerSecond} requests/s if each is an order. To override, set --one-server.";
    }
}
