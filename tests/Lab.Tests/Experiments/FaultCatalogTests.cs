using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Tests.Verdicts;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Tests.Experiments;

public sealed class FaultCatalogTests
{
    [Fact]
    public void A_new_fault_class_is_found_and_its_expectation_is_evaluated()
    {
        var faults = FaultCatalog.FindIn(typeof(SleepyService).Assembly);

        faults.ShouldHaveSingleItem().ShouldBeOfType<SleepyService>();
        var finding = Expectations.Of(SampleRuns.Of(SampleRuns.Phase(0, ("sleepy-service", 0.2)), SampleRuns.Phase(1, ("sleepy-service", 0.9))), faults).ShouldHaveSingleItem();
        finding.Claim.ShouldBe("Phase 1 wakes a service.");
        finding.Effect!.Mean.ShouldBe(0.7, 1e-9);
    }

    [Fact]
    public void Every_fault_has_a_unique_name_and_order_and_well_formed_texts()
    {
        FaultCatalog.All.Count.ShouldBeGreaterThan(10);
        FaultCatalog.All.Select(fault => fault.Order).ShouldBeUnique();
        FaultCatalog.All.Select(fault => fault.Name).ShouldBeUnique();
        FaultCatalog.All.ShouldAllBe(fault => fault.Question.EndsWith('?') && fault.Procedure.EndsWith('.'));
        FaultCatalog.All.Select(fault => fault.ConditionText).ShouldAllBe(text => text.StartsWith("While "));
    }

    sealed class SleepyService : IExperimentFault
    {
        public string Name => "sleepy-service";
        public string Question => "Does it wake up?";
        public string Procedure => "Payments sleeps.";
        public string TargetService => "payments";
        public int Order => 1;
        public string ConditionText => "While Payments slept";

        public IReadOnlyList<Expectation> Expectations => [new("Phase 1 wakes a service.", Metrics.Unaffected(Name), 0, 1)];

        public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
