using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Verdicts;

public sealed class IndependenceTests
{
    [Fact]
    public void Independence_is_the_mean_over_the_experiments_of_all_topologies()
    {
        var independence = IndependenceMean.Of(SampleRuns.Of(
            SampleRuns.Phase(0, ("kill-service", 0.2), ("deploy", 0.4)),
            SampleRuns.Phase(3, ("kill-service", 0.9), ("deploy", 0.7), ("kill-broker", 0.1))));

        independence.Select(topology => topology.Name).ShouldBe(["phase 0", "phase 3"]);
        independence[0].Mean!.Value.ShouldBe(0.3, 1e-9);
        independence[1].Mean!.Value.ShouldBe(0.8, 1e-9, "kill-broker does not apply in phase 0, so it does not count in phase 3");
    }

    [Fact]
    public void The_range_is_that_of_the_means_of_the_rounds()
    {
        var first = SampleRuns.Phase(0, ("kill-service", 0.2), ("deploy", 0.4));
        var second = SampleRuns.Phase(0, ("kill-service", 0.6), ("deploy", 0.4)) with { Round = 2 };

        var topology = IndependenceMean.Of(SampleRuns.Of(first, second)).ShouldHaveSingleItem();

        topology.Mean!.Value.ShouldBe(0.4, 1e-9);
        topology.Lowest!.Value.ShouldBe(0.3, 1e-9);
        topology.Highest!.Value.ShouldBe(0.5, 1e-9);
        topology.Rounds.ShouldBe(2);
    }

    [Fact]
    public void An_incomplete_round_is_ignored()
    {
        var complete = SampleRuns.Phase(0, ("kill-service", 0.2), ("deploy", 0.4));
        var incomplete = SampleRuns.Phase(0, ("kill-service", 0.2), ("deploy", null)) with { Round = 2 };

        var topology = IndependenceMean.Of(SampleRuns.Of(complete, incomplete)).ShouldHaveSingleItem();

        (topology.Mean!.Value, topology.Lowest, topology.Highest, topology.Rounds).ShouldBe((0.3, 0.3, 0.3, 1), new ApproximateComparer());
    }

    [Fact]
    public void Without_a_complete_round_there_is_a_mean_but_no_range()
    {
        var first = SampleRuns.Phase(0, ("kill-service", 0.2), ("deploy", null));
        var second = SampleRuns.Phase(0, ("kill-service", null), ("deploy", 0.4)) with { Round = 2 };

        var topology = IndependenceMean.Of(SampleRuns.Of(first, second)).ShouldHaveSingleItem();

        topology.Mean!.Value.ShouldBe(0.3, 1e-9);
        (topology.Lowest, topology.Highest, topology.Rounds).ShouldBe((null, null, 0));
    }

    [Fact]
    public void A_topology_that_did_not_start_has_no_independence()
    {
        var independence = IndependenceMean.Of(SampleRuns.Of(SampleRuns.Phase(0, ("deploy", 0.4)), SampleRuns.Phase(1) with { Error = "It did not start." }));

        independence.Select(topology => topology.Mean).ShouldBe([0.4, null]);
    }

    /// <summary>Compares means with a tolerance for floating-point errors.</summary>
    sealed class ApproximateComparer : IEqualityComparer<(double, double?, double?, int)>
    {
        public bool Equals((double, double?, double?, int) left, (double, double?, double?, int) right) =>
            left.Item4 == right.Item4 && Math.Abs(left.Item1 - right.Item1) < 1e-9 && Math.Abs(left.Item2!.Value - right.Item2!.Value) < 1e-9 && Math.Abs(left.Item3!.Value - right.Item3!.Value) < 1e-9;

        public int GetHashCode((double, double?, double?, int) value) => 0;
    }
}
