using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Statistics;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Comparing;

/// <summary>Draws conclusions from measurements. They are always recalculated, because a file may contain those of an older program version.</summary>
public static class ConclusionFactory
{
    /// <summary>The number of rounds from which verdicts are corrected for their number; with fewer rounds, they are exploratory.</summary>
    public const int ConfirmatoryRounds = BcaBootstrap.MinCount;

    public static Conclusions Create(Comparison comparison)
    {
        var independence = IndependenceMean.Of(comparison);
        if (comparison.Settings.Pace == Pace.Quick.Name) return new(independence, [], []);
        var expectations = Expectations.Of(comparison);
        return new(independence, Claims.Of(comparison), comparison.Settings.Rounds < ConfirmatoryRounds ? expectations : EffectEstimator.CorrectForMultipleTests(expectations));
    }
}
