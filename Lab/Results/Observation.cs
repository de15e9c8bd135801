namespace Evolution.Lab.Results;

/// <summary>A share that was counted beside the load.</summary>
/// <param name="Name">What it is the share of, such as <c>cache hits of orders</c>.</param>
/// <param name="Steady">In the steady window, 0 to 1; null where nothing was counted.</param>
/// <param name="Fault">In the fault window.</param>
public sealed record Observation(string Name, double? Steady, double? Fault);
