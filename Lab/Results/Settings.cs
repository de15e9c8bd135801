namespace Evolution.Lab.Results;

/// <summary>How it was measured.</summary>
/// <param name="Kind">What was compared: <c>phases</c> or <c>aspects</c>, or <c>experiment</c> where one was done alone.</param>
/// <param name="Pace"><c>quick</c> or <c>full</c>.</param>
/// <param name="Rate">Requests per second of the mix.</param>
/// <param name="Seed">What the load's choices followed from.</param>
/// <param name="Repeats">How often each topology was measured.</param>
/// <param name="ObjectiveMilliseconds">How long a good answer takes at most.</param>
/// <param name="SteadySeconds">The window before a fault.</param>
/// <param name="FaultSeconds">The window of a fault.</param>
public sealed record Settings(string Kind, string Pace, double Rate, int Seed, int Repeats, double ObjectiveMilliseconds, double SteadySeconds, double FaultSeconds);
