using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Verdicts;

public sealed class EffectEstimatorTests
{
    [Theory]
    [InlineData(0.06, 0.10, Verdict.Holds)]
    [InlineData(0.04, 0.10, Verdict.Inconclusive)]
    [InlineData(-0.04, 0.04, Verdict.NoEffect)]
    [InlineData(-0.05, 0.05, Verdict.NoEffect)]
    [InlineData(-0.06, 0.06, Verdict.Inconclusive)]
    [InlineData(-0.10, -0.06, Verdict.Contradicted)]
    [InlineData(-0.10, -0.04, Verdict.Inconclusive)]
    public void The_verdict_depends_on_the_whole_interval(double lower, double upper, Verdict verdict) =>
        EffectEstimator.Judge(new(EffectScale.Share, (lower + upper) / 2, lower, upper, 0.05, 5, null)).ShouldBe(verdict);

    [Fact]
    public void Fewer_than_ten_rounds_use_the_interval_of_Students_t()
    {
        var effect = EffectEstimator.Estimate(EffectScale.Share, [0.2, 0.3, 0.1, 0.25, 0.2], 0.05)!;

        // Mean 0.21, standard deviation 0.0742, t(0.975, 4) = 2.776.
        effect.Mean.ShouldBe(0.21, 1e-9);
        effect.Lower!.Value.ShouldBe(0.1179, 1e-4);
        effect.Upper!.Value.ShouldBe(0.3021, 1e-4);
    }

    [Fact]
    public void Ten_rounds_use_an_interval_that_follows_the_skew_of_the_values()
    {
        var effect = EffectEstimator.Estimate(EffectScale.Share, [0.01, 0.02, 0.01, 0.02, 0.01, 0.02, 0.01, 0.02, 0.01, 0.30], 0.05)!;
        (effect.Upper!.Value - effect.Mean).ShouldBeGreaterThan(2 * (effect.Mean - effect.Lower!.Value));
    }

    [Fact]
    public void No_rounds_have_no_effect_to_estimate() => EffectEstimator.Estimate(EffectScale.Share, [], 0.05).ShouldBeNull();

    [Fact]
    public void Many_expectations_require_more_evidence_for_each()
    {
        // Beyond the relevant difference at 95%, with a p-value of 0.02.
        var finding = CreateFinding([0.12, 0.09, 0.17, 0.07, 0.13]);
        finding.Verdict.ShouldBe(Verdict.Holds);

        EffectEstimator.CorrectForMultipleTests([finding]).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Holds, "a single test needs no correction");
        EffectEstimator.CorrectForMultipleTests([.. Enumerable.Repeat(finding, 20)]).ShouldAllBe(corrected => corrected.Verdict == Verdict.Inconclusive);
    }

    [Fact]
    public void Inconclusive_findings_are_not_tests() =>
        EffectEstimator.CorrectForMultipleTests([.. Enumerable.Repeat(CreateFinding([-0.5, 0.5]), 20), CreateFinding([0.12, 0.09, 0.17, 0.07, 0.13])])[^1].Verdict.ShouldBe(Verdict.Holds);

    static Finding CreateFinding(double[] differences) => EffectEstimator.CreateFinding("", "", EffectEstimator.Estimate(EffectScale.Share, differences, 0.05));
}
