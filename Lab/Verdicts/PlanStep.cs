using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>The progress of a phase from phase 0 to phase 3.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Benefit">Its share of phase 3's gain in independence; null if independence was not measured or phase 3 gains nothing.</param>
/// <param name="Effort">Its share of the effort that phase 3 adds.</param>
public sealed record PlanStep(int Phase, double? Benefit, Effort Effort)
{
    /// <summary>The minimum gain of phase 3. A smaller gain is noise and cannot be divided into shares.</summary>
    public const double MinGain = 0.05;

    /// <summary>Returns a step for each measured phase; empty if the first or the last phase of the plan was not measured.</summary>
    public static IReadOnlyList<PlanStep> Of(Comparison comparison)
    {
        var (first, last) = (comparison.GetRuns(0), comparison.GetRuns(3));
        if (first is [] || last is []) return [];

        var independence = IndependenceMean.Of(comparison).ToDictionary(topology => topology.Name, topology => topology.Mean);
        var (lowest, highest) = (independence[first[0].Name], independence[last[0].Name]);
        return
        [
            .. Enumerable.Range(0, 4).Select(comparison.GetRuns).Where(runs => runs is not [])
                .Select(runs => new PlanStep(runs[0].Phase, GetShare(independence[runs[0].Name], lowest, highest), Effort.Of(runs, first, last))),
        ];
    }

    static double? GetShare(double? value, double? lowest, double? highest) => highest - lowest >= MinGain ? (value - lowest) / (highest - lowest) : null;
}
