using Evolution.Lab.Results;
using Evolution.Lab.Statistics;

namespace Evolution.Lab.Verdicts;

/// <summary>
/// Estimates effects from paired differences, one for each round, and judges them. A round is the unit of replication: the requests of one
/// round are not independent of each other (Kalibera and Jones, "Rigorous Benchmarking in Reasonable Time", ISMM 2013).
/// </summary>
public static class EffectEstimator
{
    // The verdicts "holds" and "contradicted" are one-sided, so they use half of the significance level of the interval.
    const double SignificanceLevel = (1 - ConfidenceInterval.Confidence) / 2;

    /// <summary>Estimates the effect: by Student's t with fewer than ten rounds, and by the BCa bootstrap with more.</summary>
    /// <param name="scale">The scale of the differences.</param>
    /// <param name="differences">The difference of each round; positive if it is as expected.</param>
    /// <param name="bound">The relevant difference.</param>
    /// <returns>Null if there is no round.</returns>
    public static Effect? Estimate(EffectScale scale, IReadOnlyList<double> differences, double bound)
    {
        if (differences is []) return null;
        var interval = differences.Count < BcaBootstrap.MinCount ? MeanInterval.Of(differences) : BcaBootstrap.Of(differences, sample => sample.Average());
        var effect = new Effect(scale, differences.Average(), interval?.Lower, interval?.Upper, bound, differences.Count, PValue: null);
        return effect with { PValue = GetPValue(Judge(effect), differences, bound) };
    }

    /// <summary>Judges an effect by its confidence interval.</summary>
    public static Verdict Judge(Effect effect) => effect switch
    {
        { Lower: { } lower, Bound: var bound } when lower > bound => Verdict.Holds,
        { Upper: { } upper, Bound: var bound } when upper < -bound => Verdict.Contradicted,
        { Lower: { } lower, Upper: { } upper, Bound: var bound } when lower >= -bound && upper <= bound => Verdict.NoEffect,
        _ => Verdict.Inconclusive,
    };

    /// <summary>Creates the finding of an expectation about an effect.</summary>
    /// <param name="claim">The expectation.</param>
    /// <param name="measured">The measurements, as a readable sentence.</param>
    /// <param name="effect">The effect; null if no round measured it.</param>
    public static Finding CreateFinding(string claim, string measured, Effect? effect) =>
        new(claim, measured, effect is null ? Verdict.Inconclusive : Judge(effect)) { Effect = effect };

    /// <summary>Corrects the verdicts of findings for their number (Holm): those that are no longer significant become inconclusive.</summary>
    public static IReadOnlyList<Finding> CorrectForMultipleTests(IReadOnlyList<Finding> findings)
    {
        var adjusted = new Queue<double>(HolmCorrection.Adjust([.. findings.Select(finding => finding.Effect?.PValue).OfType<double>()]));
        return [.. findings.Select(finding => finding.Effect is { PValue: not null } effect ? Correct(finding, effect, adjusted.Dequeue()) : finding)];
    }

    static Finding Correct(Finding finding, Effect effect, double pValue) =>
        finding with { Verdict = pValue <= SignificanceLevel ? finding.Verdict : Verdict.Inconclusive, Effect = effect with { PValue = pValue } };

    /// <summary>Calculates the p-value of a verdict. "No effect" is tested by two one-sided tests (Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987).</summary>
    static double? GetPValue(Verdict verdict, IReadOnlyList<double> differences, double bound)
    {
        double[] negated = [.. differences.Select(difference => -difference)];
        return verdict switch
        {
            Verdict.Holds => MeanInterval.GetPValueAbove(differences, bound),
            Verdict.Contradicted => MeanInterval.GetPValueAbove(negated, bound),
            Verdict.NoEffect => Math.Max(MeanInterval.GetPValueAbove(differences, -bound), MeanInterval.GetPValueAbove(negated, -bound)),
            _ => null,
        };
    }
}
