using Evolution.Lab.Comparing;
using Evolution.Lab.Results;

namespace Evolution.Lab.Tests.Verdicts;

public class ObservationExpectationTests
{
    [Theory]
    [InlineData(0.10, 0.38, Verdict.Holds)]
    [InlineData(0.38, 0.10, Verdict.Contradicted)]
    [InlineData(0.38, 0.40, Verdict.NotDecided)]
    public void The_cache_hit_rate_of_other_services_is_compared_between_the_phases(double before, double after, Verdict verdict)
    {
        var finding = EvaluateFlood(before, after).ShouldHaveSingleItem();

        finding.Verdict.ShouldBe(verdict);
        finding.Measured.ShouldBe($"cache hits of orders from 40% to {before * 100:0}% in phase 0, from 40% to {after * 100:0}% in phase 1.");
    }

    [Fact]
    public void Without_observations_there_is_no_finding() => EvaluateFlood(null, 0.4).ShouldBeEmpty();

    static IReadOnlyList<Finding> EvaluateFlood(double? before, double? after) =>
        Expectations.Of(SampleRuns.Of(SampleRuns.Phase(0) with { Faults = [CreateFloodResult(before)] }, SampleRuns.Phase(1) with { Faults = [CreateFloodResult(after)] }));

    static FaultResult CreateFloodResult(double? during) => new("flood-cache", "", "", "inventory")
    {
        Unaffected = 1,
        Observations = [new("cache hits of orders", 0.4, during)],
    };
}
