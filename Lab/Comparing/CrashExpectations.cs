using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Comparing;

/// <summary>Checks whether crashes during order processing leave inconsistent orders, for each placement.</summary>
public static class CrashExpectations
{
    /// <summary>Returns a finding for each measured placement.</summary>
    public static IEnumerable<Finding> Of(Comparison comparison)
    {
        if (GetSteps(comparison, 0) is [_, ..] transactionSteps)
        {
            var inconsistentCount = transactionSteps.Count(step => step.IsInconsistentRightAfter);
            yield return new("A shared transaction leaves no inconsistent orders after a crash.", $"{inconsistentCount} of {transactionSteps.Count} orders were inconsistent right after the crash.", Evaluate(inconsistentCount));
        }
        foreach (var phase in new[] { 2, 3 })
        {
            if (GetSteps(comparison, phase) is not [_, ..] steps) continue;
            var claim = $"Inconsistent orders in phase {phase} are repaired within 30 s.";
            var firstCheck = $"{steps.Count(step => step.IsInconsistentRightAfter)} of {steps.Count} orders were inconsistent right after the crash";
            var laterCount = steps.Count(step => step.IsInconsistentLater is true);
            yield return steps.Any(step => step.IsInconsistentLater is null)
                ? new(claim, $"{firstCheck}; not all were checked again.", Verdict.Inconclusive)
                : new(claim, $"{firstCheck}, {laterCount} later.", Evaluate(laterCount));
        }
    }

    static IReadOnlyList<CrashStep> GetSteps(Comparison comparison, int phase) => [.. comparison.GetRuns(phase).SelectMany(run => run.Crashes?.Steps ?? [])];

    static Verdict Evaluate(int inconsistentCount) => inconsistentCount is 0 ? Verdict.Holds : Verdict.Contradicted;
}
