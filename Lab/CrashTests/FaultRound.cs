using Evolution.Lab.Integrity;

namespace Evolution.Lab.CrashTests;

/// <summary>An injected fault and the result of the check after it.</summary>
/// <param name="Fault">The description of the fault.</param>
/// <param name="Kills">The number of killed processes.</param>
/// <param name="Recovery">The time from when all resources were running again until every customer had a response, every order was in a final state and no message was in transit.</param>
/// <param name="Violations">The violated rules.</param>
public sealed record FaultRound(string Fault, int Kills, TimeSpan Recovery, IReadOnlyList<Violation> Violations);
