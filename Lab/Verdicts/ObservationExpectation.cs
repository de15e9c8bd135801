using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Expects that, in a fault experiment, a share that is counted in addition to the load falls less in one phase than in another.</summary>
/// <param name="Claim">The expectation, as a readable sentence.</param>
/// <param name="Fault">The experiment.</param>
/// <param name="Observation">The counted share.</param>
/// <param name="Before">The phase before the step.</param>
/// <param name="After">The phase after it.</param>
public sealed record ObservationExpectation(string Claim, string Fault, string Observation, int Before, int After) : IExpectation
{
    // Shares of a few hundred reads that differ by less are indistinguishable.
    const double NoticeableDifference = 0.10;

    public int Phase => After;

    /// <summary>Evaluates the expectation; null unless the share was counted in both phases.</summary>
    public Finding? Evaluate(Comparison comparison)
    {
        if (GetChange(comparison, Before) is not { } before || GetChange(comparison, After) is not { } after) return null;
        return new(Claim, $"{Observation} from {Percent.Format(before.From)} to {Percent.Format(before.To)} in phase {Before}, from {Percent.Format(after.From)} to {Percent.Format(after.To)} in phase {After}.",
            (GetRetainedFraction(after) - GetRetainedFraction(before)) switch { > NoticeableDifference => Verdict.Holds, < -NoticeableDifference => Verdict.Contradicted, _ => Verdict.NotDecided });
    }

    /// <summary>Calculates the fraction of the share that was retained.</summary>
    static double GetRetainedFraction((double From, double To) change) => change.To / change.From;

    (double From, double To)? GetChange(Comparison comparison, int phase)
    {
        Observation[] observations = [.. comparison.GetRuns(phase).SelectMany(run => run.Faults).Where(fault => fault.Name == Fault).SelectMany(fault => fault.Observations).Where(observation => observation.Name == Observation)];
        return Spread.Of(observations.Select(observation => observation.Steady)) is { Mean: > 0 and var from } && Spread.Of(observations.Select(observation => observation.Fault)) is { Mean: var to } ? (from, to) : null;
    }
}
