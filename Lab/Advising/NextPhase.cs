namespace Evolution.Lab.Advising;

/// <summary>The lowest phase that addresses all conditions that do not hold.</summary>
/// <param name="Phase">The phase: 2 or 3.</param>
/// <param name="Steps">The changes from phase 0 to this phase, in the order of the plan.</param>
/// <param name="Effort">The effort of these changes, and whether it was measured or is only claimed.</param>
/// <param name="Effect">The effect of these changes, and whether it was measured or is only claimed.</param>
public sealed record NextPhase(int Phase, IReadOnlyList<string> Steps, string Effort, string Effect);
