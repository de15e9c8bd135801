using Evolution.Lab.Results;

namespace Evolution.Reports.Matrices;

/// <summary>The state of orders on a topology after their processing was killed at each step.</summary>
/// <param name="Steps">The number of orders that were killed.</param>
/// <param name="RightAfter">The number of them that were half done immediately afterwards.</param>
/// <param name="Later">The number of them that were still half done at the second check; null if there was no second check.</param>
public sealed record CrashCell(int Steps, int RightAfter, int? Later) : MatrixCell($"{(RightAfter is 0 ? "none" : $"{RightAfter} of {Steps}")} half done")
{
    /// <summary>Creates a cell from the repetitions on one topology; null if no step was measured.</summary>
    public static CrashCell? Of(IReadOnlyList<CrashResult> repeats)
    {
        CrashStep[] steps = [.. repeats.SelectMany(crashes => crashes.Steps)];
        return steps is [] ? null : new(steps.Length, steps.Count(step => step.HalfDoneRightAfter), steps.Any(step => step.HalfDoneLater is null) ? null : steps.Count(step => step.HalfDoneLater is true));
    }

    public override string? Detail => (RightAfter, Later) switch { (0, 0) or (_, null) => null, (_, 0) => "none left later", _ => $"{Later} left later" };

    public override Level Level => (RightAfter, Later) switch { (0, 0 or null) => Level.Well, (_, 0) => Level.Hurt, _ => Level.Down };

    public override string Word => Level switch { Level.Well => "well", Level.Hurt => "healed", _ => "not healed" };

    public override string? DifferenceTo(MatrixCell other) =>
        other is CrashCell crashes ? RightAfter - crashes.RightAfter is not 0 and var more ? $"{more:+0;-0} orders" : "±0 orders" : null;
}
