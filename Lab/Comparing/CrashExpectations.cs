using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Comparing;

/// <summary>Checks what a crash during order processing leaves behind, for each placement.</summary>
public static class CrashExpectations
{
    /// <summary>Returns a finding for each measured placement.</summary>
    public static IEnumerable<Finding> Of(Comparison comparison)
    {
        if (Steps(comparison, 0) is [_, ..] steps)
        {
            var halfDoneCount = steps.Count(step => step.HalfDoneRightAfter);
            yield return new("A shared transaction leaves no half-done orders, whatever is killed.", $"{halfDoneCount} of {steps.Count} orders were half done right after.", Evaluate(halfDoneCount));
        }
        foreach (var phase in new[] { 2, 3 })
        {
            if (Steps(comparison, phase) is not [_, ..] killed) continue;
            var claim = $"Orders left half done in phase {phase} are repaired within 30 s.";
            var rightAfter = $"{killed.Count(step => step.HalfDoneRightAfter)} of {killed.Count} orders were half done right after";
            var laterCount = killed.Count(step => step.HalfDoneLater is true);
            yield return killed.Any(step => step.HalfDoneLater is null)
                ? new(claim, $"{rightAfter}; not all were checked again.", Verdict.NotDecided)
                : new(claim, $"{rightAfter}, {laterCount} later.", Evaluate(laterCount));
        }
    }

    static IReadOnlyList<CrashStep> Steps(Comparison comparison, int phase) => [.. comparison.RunsOf(phase).SelectMany(run => run.Crashes?.Steps ?? [])];

    static Verdict Evaluate(int halfDone) => halfDone is 0 ? Verdict.Holds : Verdict.Contradicted;
}
