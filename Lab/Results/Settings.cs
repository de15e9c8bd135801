namespace Evolution.Lab.Results;

/// <summary>The settings of the run.</summary>
/// <param name="Kind">What was compared: <c>phases</c> or <c>aspects</c>, or <c>experiment</c> for a single experiment.</param>
/// <param name="Pace">The pace: <c>quick</c> or <c>full</c>.</param>
/// <param name="Rate">The rate of the load, in requests per second.</param>
/// <param name="Seed">The seed of the load's random choices.</param>
/// <param name="Rounds">The number of rounds of each topology.</param>
/// <param name="ObjectiveMilliseconds">The maximum latency of a good response, in milliseconds.</param>
/// <param name="SteadySeconds">The length of the baseline window before a fault, in seconds.</param>
/// <param name="FaultSeconds">The length of the fault window, in seconds.</param>
public sealed record Settings(string Kind, string Pace, double Rate, int Seed, int Rounds, double ObjectiveMilliseconds, double SteadySeconds, double FaultSeconds);
