namespace Evolution.Lab.Advising;

/// <summary>The lowest phase that answers all broken conditions.</summary>
/// <param name="Phase">The phase: 2 or 3.</param>
/// <param name="Steps">What to change from phase 0 to there, in the order of the plan.</param>
/// <param name="Effort">What that takes, and whether it was measured or is only claimed.</param>
/// <param name="Effect">What it brings, and whether it was measured or is only claimed.</param>
public sealed record NextPhase(int Phase, IReadOnlyList<string> Steps, string Effort, string Effect);
