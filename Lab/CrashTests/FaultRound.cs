using Evolution.Lab.Integrity;

namespace Evolution.Lab.CrashTests;

/// <summary>A fault, and the result of the check after it.</summary>
/// <param name="Fault">The fault that was injected.</param>
/// <param name="Kills">The number of killed processes.</param>
/// <param name="Recovery">The time from when everything was running again until every customer had a response, every order had reached its end and no message was in transit.</param>
/// <param name="Violations">The violated rules.</param>
public sealed record FaultRound(string Fault, int Kills, TimeSpan Recovery, IReadOnlyList<Violation> Violations);
