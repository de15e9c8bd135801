namespace Evolution.Lab.Experiments;

/// <summary>A fault of the crash test, with generated parameters.</summary>
/// <param name="Description">A readable description, such as "rabbitmq paused for 3.0 s".</param>
/// <param name="Fault">The fault.</param>
/// <param name="Duration">The time from the injection until the fault is healed, unless the fault is momentary.</param>
public sealed record CrashTestFault(string Description, IFault Fault, TimeSpan Duration = default);
