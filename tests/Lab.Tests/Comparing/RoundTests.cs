using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;

namespace Evolution.Lab.Tests.Comparing;

public sealed class RoundTests
{
    [Fact]
    public void Every_topology_is_measured_equally_often_at_each_position()
    {
        var rounds = Round.Create(CreatePlan(rounds: 8), seed: 1);

        rounds.Select(round => round.Number).ShouldBe(Enumerable.Range(1, 8));
        foreach (var position in Enumerable.Range(0, 4))
            rounds.CountBy(round => round.Variants[position].Name).ToDictionary().ShouldBe(Enumerable.Range(0, 4).ToDictionary(phase => $"phase {phase}", _ => 2), ignoreOrder: true);
    }

    [Fact]
    public void Every_round_injects_every_fault_once_in_another_order()
    {
        var rounds = Round.Create(CreatePlan(rounds: 5), seed: 1);

        rounds.ShouldAllBe(round => round.Faults.OrderBy(fault => fault.Order).SequenceEqual(FaultCatalog.All));
        rounds.Select(round => string.Join(' ', round.Faults.Select(fault => fault.Name))).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void The_same_seed_results_in_the_same_rounds()
    {
        Describe(seed: 7).ShouldBe(Describe(seed: 7));
        Describe(seed: 7).ShouldNotBe(Describe(seed: 8));

        static string[] Describe(int seed) => [.. Round.Create(CreatePlan(rounds: 3), seed).Select(round => string.Join(' ', [.. round.Variants.Select(variant => variant.Name), .. round.Faults.Select(fault => fault.Name)]))];
    }

    [Fact]
    public void A_single_round_keeps_the_requested_order()
    {
        var plan = CreatePlan(rounds: 1);
        var round = Round.Create(plan, seed: 1).ShouldHaveSingleItem();

        round.Variants.ShouldBe(plan.Variants);
        round.Faults.ShouldBe(plan.Faults);
    }

    static MeasurementPlan CreatePlan(int rounds) => new("phases", Variant.CreatePhases("0,1,2,3", []), FaultCatalog.All, IncludesCrashes: false, [], rounds);
}
