using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Comparing;

/// <summary>Checks what a crash in the middle of an order leaves behind, for each way of placing orders.</summary>
public static class CrashExpectations
{
    /// <summary>Returns a finding for each way that was measured.</summary>
    public static IEnumerable<Finding> Of(Comparison comparison)
    {
        if (Steps(comparison, 0) is [_, ..] steps)
        {
            var half = steps.Count(step => step.HalfDoneRightAfter);
            yield return new("One transaction over all leaves nothing half done, whatever is killed.", $"{half} of {steps.Count} orders were half done right after.", Judge(half));
        }
        foreach (var phase in new[] { 2, 3 })
        {
            if (Steps(comparison, phase) is not [_, ..] killed) continue;
            var claim = $"What is left half done in phase {phase} is put right within 30 s.";
            var rightAfter = $"{killed.Count(step => step.HalfDoneRightAfter)} of {killed.Count} orders were half done right after";
            var later = killed.Count(step => step.HalfDoneLater is true);
            yield return killed.Any(step => step.HalfDoneLater is null)
                ? new(claim, $"{rightAfter}; not all were looked at again.", Verdict.NotDecided)
                : new(claim, $"{rightAfter}, {later} later.", Judge(later));
        }
    }

    static IReadOnlyList<CrashStep> Steps(Comparison comparison, int phase) => [.. comparison.RunsOf(phase).SelectMany(run => run.Crashes?.Steps ?? [])];

    static Verdict Judge(int halfDone) => halfDone is 0 ? Verdict.Holds : Verdict.Contradicted;
}
