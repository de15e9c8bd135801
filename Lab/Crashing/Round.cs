using Evolution.Lab.Integrity;

namespace Evolution.Lab.Crashing;

/// <summary>A fault, and what the books said after it.</summary>
/// <param name="Fault">What happened.</param>
/// <param name="Kills">How many processes were killed.</param>
/// <param name="Recovery">The time from when everything ran again until every customer was answered, every order at its end and no message under way.</param>
/// <param name="Violations">What was not right.</param>
public sealed record Round(string Fault, int Kills, TimeSpan Recovery, IReadOnlyList<Violation> Violations);
