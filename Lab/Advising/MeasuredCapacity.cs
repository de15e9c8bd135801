using Evolution.Lab.Costs;
using Evolution.Lab.Results;

namespace Evolution.Lab.Advising;

/// <summary>How many orders a second phase 0 served well, with everything on one machine.</summary>
/// <param name="Orders">The capacity.</param>
/// <param name="IsLeast">Whether higher rates were not tried.</param>
/// <param name="Source">Where it was measured.</param>
public sealed record MeasuredCapacity(Quantity Orders, bool IsLeast, string Source)
{
    public const string Cost = "capacity";
    public const string Quantity = "orders";

    /// <summary>Finds it; null where it was not measured.</summary>
    public static MeasuredCapacity? Of(Comparison comparison) => MeasuredPair.Mean(comparison, 0, Cost, Quantity) is { } orders
        ? new(orders, orders.Value >= Capacity.Highest(comparison.Settings.Pace), Advising.Source.Of(comparison))
        : null;

    /// <summary>Whether one server handles a load. Each request is counted as an order, which is the dearest of them.</summary>
    /// <returns>Null where that was not tried.</returns>
    public bool? Handles(double requestsPerSecond) => requestsPerSecond <= Orders.Value ? true : IsLeast ? null : false;

    /// <summary>Says so.</summary>
    public string Reason(double requestsPerSecond)
    {
        var holds = Handles(requestsPerSecond) is true;
        return $"one-server is {(holds ? "yes" : "no")} by measurement: with everything on one machine, phase 0 served {new Quantity("", Orders.Value).Text} orders/s well ({Source}), {(holds ? "enough" : "too few")} for {(Answer)requestsPerSecond} requests/s if each is an order. --one-server decides otherwise.";
    }
}
