using Evolution.Lab.Results;

namespace Evolution.Reports.Matrices;

/// <summary>The result of a crash experiment on a topology. At each step, the processing of an order is killed.</summary>
/// <param name="KilledCount">The number of orders whose processing was killed.</param>
/// <param name="InconsistentCount">The number of orders that were inconsistent immediately afterwards.</param>
/// <param name="RemainingCount">The number of orders that were still inconsistent at the second check; null if there was no second check.</param>
public sealed record CrashCell(int KilledCount, int InconsistentCount, int? RemainingCount) : MatrixCell($"{(InconsistentCount is 0 ? "none" : $"{InconsistentCount} of {KilledCount}")} inconsistent")
{
    /// <summary>Creates a cell from the rounds on one topology; null if no step was measured.</summary>
    public static CrashCell? Of(IReadOnlyList<CrashResult> rounds)
    {
        CrashStep[] steps = [.. rounds.SelectMany(crashes => crashes.Steps)];
        return steps is [] ? null : new(steps.Length, steps.Count(step => step.IsInconsistentRightAfter), steps.Any(step => step.IsInconsistentLater is null) ? null : steps.Count(step => step.IsInconsistentLater is true));
    }

    public override string? Detail => (InconsistentCount, RemainingCount) switch { (0, 0) or (_, null) => null, (_, 0) => "none remaining", _ => $"{RemainingCount} remaining" };

    public override Level Level => (InconsistentCount, RemainingCount) switch { (0, 0 or null) => Level.Well, (_, 0) => Level.Degraded, _ => Level.Down };

    public override string LevelName => Level switch { Level.Well => "well", Level.Degraded => "repaired", _ => "not repaired" };

    public override string? FormatDifference(MatrixCell other) =>
        other is CrashCell crashes ? InconsistentCount - crashes.InconsistentCount is not 0 and var difference ? $"{difference:+0;-0} orders" : "±0 orders" : null;
}
