using Evolution.Lab.Results;

namespace Evolution.Reports.Matrices;

/// <summary>The result of a crash experiment on a topology: orders whose processing was killed at each step.</summary>
/// <param name="KilledCount">The number of killed orders.</param>
/// <param name="HalfDoneCount">The number of orders that were half done immediately afterwards.</param>
/// <param name="RemainingCount">The number of orders that were still half done at the second check; null if there was no second check.</param>
public sealed record CrashCell(int KilledCount, int HalfDoneCount, int? RemainingCount) : MatrixCell($"{(HalfDoneCount is 0 ? "none" : $"{HalfDoneCount} of {KilledCount}")} half done")
{
    /// <summary>Creates a cell from the repetitions on one topology; null if no step was measured.</summary>
    public static CrashCell? Of(IReadOnlyList<CrashResult> repeats)
    {
        CrashStep[] steps = [.. repeats.SelectMany(crashes => crashes.Steps)];
        return steps is [] ? null : new(steps.Length, steps.Count(step => step.HalfDoneRightAfter), steps.Any(step => step.HalfDoneLater is null) ? null : steps.Count(step => step.HalfDoneLater is true));
    }

    public override string? Detail => (HalfDoneCount, RemainingCount) switch { (0, 0) or (_, null) => null, (_, 0) => "none left later", _ => $"{RemainingCount} left later" };

    public override Level Level => (HalfDoneCount, RemainingCount) switch { (0, 0 or null) => Level.Well, (_, 0) => Level.Hurt, _ => Level.Down };

    public override string Word => Level switch { Level.Well => "well", Level.Hurt => "healed", _ => "not healed" };

    public override string? DifferenceTo(MatrixCell other) =>
        other is CrashCell crashes ? HalfDoneCount - crashes.HalfDoneCount is not 0 and var difference ? $"{difference:+0;-0} orders" : "±0 orders" : null;
}
