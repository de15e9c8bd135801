using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Verdicts;

public sealed class IndependenceTests
{
    [Fact]
    public void It_is_the_mean_over_the_experiments_that_every_topology_has()
    {
        var independence = IndependenceMean.Of(Measured.Of(
            Measured.Phase(0, ("kill-service", 0.2), ("deploy", 0.4)),
            Measured.Phase(3, ("kill-service", 0.9), ("deploy", 0.7), ("kill-broker", 0.1))));

        independence.Select(topology => topology.Name).ShouldBe(["phase 0", "phase 3"]);
        independence[0].Mean!.Value.ShouldBe(0.3, 1e-9);
        independence[1].Mean!.Value.ShouldBe(0.8, 1e-9, "kill-broker has no meaning in phase 0, and is not counted in phase 3 either");
    }

    [Fact]
    public void Its_spread_is_that_of_the_repetitions_means()
    {
        var first = Measured.Phase(0, ("kill-service", 0.2), ("deploy", 0.4));
        var second = Measured.Phase(0, ("kill-service", 0.6), ("deploy", 0.4)) with { Repeat = 2 };

        var only = IndependenceMean.Of(Measured.Of(first, second)).ShouldHaveSingleItem();

        only.Mean!.Value.ShouldBe(0.4, 1e-9);
        only.Lowest!.Value.ShouldBe(0.3, 1e-9);
        only.Highest!.Value.ShouldBe(0.5, 1e-9);
        only.Repeats.ShouldBe(2);
    }

    [Fact]
    public void A_repetition_that_lacks_an_experiment_does_not_move_it()
    {
        var complete = Measured.Phase(0, ("kill-service", 0.2), ("deploy", 0.4));
        var broken = Measured.Phase(0, ("kill-service", 0.2), ("deploy", null)) with { Repeat = 2 };

        var only = IndependenceMean.Of(Measured.Of(complete, broken)).ShouldHaveSingleItem();

        (only.Mean!.Value, only.Lowest, only.Highest, only.Repeats).ShouldBe((0.3, 0.3, 0.3, 1), new Roughly());
    }

    [Fact]
    public void Where_no_repetition_has_all_of_them_each_experiment_still_counts_once_and_there_is_no_spread()
    {
        var first = Measured.Phase(0, ("kill-service", 0.2), ("deploy", null));
        var second = Measured.Phase(0, ("kill-service", null), ("deploy", 0.4)) with { Repeat = 2 };

        var only = IndependenceMean.Of(Measured.Of(first, second)).ShouldHaveSingleItem();

        only.Mean!.Value.ShouldBe(0.3, 1e-9);
        (only.Lowest, only.Highest, only.Repeats).ShouldBe((null, null, 0));
    }

    [Fact]
    public void A_topology_that_did_not_come_up_has_none_and_takes_nothing_from_the_others()
    {
        var independence = IndependenceMean.Of(Measured.Of(Measured.Phase(0, ("deploy", 0.4)), Measured.Phase(1) with { Error = "It did not start." }));

        independence.Select(topology => topology.Mean).ShouldBe([0.4, null]);
    }

    /// <summary>Means of floating-point numbers are not exact.</summary>
    sealed class Roughly : IEqualityComparer<(double, double?, double?, int)>
    {
        public bool Equals((double, double?, double?, int) one, (double, double?, double?, int) other) =>
            one.Item4 == other.Item4 && Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2!.Value - other.Item2!.Value) < 1e-9 && Math.Abs(one.Item3!.Value - other.Item3!.Value) < 1e-9;

        public int GetHashCode((double, double?, double?, int) value) => 0;
    }
}
