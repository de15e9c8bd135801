using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Results;

namespace Evolution.EndToEnd.Tests;

/// <summary>The Lab's experiments on real topologies, at a low rate for busy machines.</summary>
public static class ExperimentTests
{
    static readonly Pace BriefPace = new("brief", Seconds(2), Seconds(1), Seconds(2), Seconds(20), Seconds(0.5), Seconds(40), Seconds(40));

    internal static ExperimentContext CreateContext(PhaseHost phase, Pace? pace = null) =>
        new(phase.Host.Topology, phase.Host.StartupTime, new(pace ?? BriefPace, Rate: 40, Seed: 1), _ => { });

    internal static async Task<FaultResult> RunAsync(PhaseHost phase, IExperimentFault fault)
    {
        using var context = CreateContext(phase);
        var runner = new FaultRunner(context);
        await runner.WarmUpAsync(CancellationToken.None);
        var result = await runner.RunAsync(fault, CancellationToken.None);
        result.Error.ShouldBeNull();
        result.Objection.ShouldBeNull();
        result.Integrity!.Violations.ShouldBeEmpty();
        return result;
    }

    internal static double GetGoodShare(WindowResult? window, string operation) =>
        window!.Operations.Single(result => result.Operation == operation) is var counts ? (double)counts.Good / counts.Sent : 0;

    /// <summary>Returns the share of correct responses, including late ones, because responses on a busy machine are late but not lost.</summary>
    internal static double GetCorrectShare(WindowResult? window, Func<OperationResult, bool>? filter = null)
    {
        var operations = window!.Operations.Where(filter ?? (_ => true)).ToArray();
        return (double)operations.Sum(operation => operation.Outcomes.GetValueOrDefault("good") + operation.Outcomes.GetValueOrDefault("late")) / operations.Sum(operation => operation.Sent);
    }

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

[Collection<Phase0>]
public sealed class Phase0ExperimentTests(Phase0 phase)
{
    [Fact]
    public async Task An_unversioned_contract_change_breaks_all_consumers_until_rolled_back()
    {
        var result = await ExperimentTests.RunAsync(phase, new BreakContract());

        ExperimentTests.GetGoodShare(result.Fault, "read-product").ShouldBeLessThan(0.2);
        ExperimentTests.GetGoodShare(result.Fault, "place-order").ShouldBeLessThan(0.2);
        result.RecoveredAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_killed_service_lowers_the_availability_in_the_fault_window_and_recovers()
    {
        var result = await ExperimentTests.RunAsync(phase, new KillService());

        ExperimentTests.GetGoodShare(result.Fault, "read-product").ShouldBeLessThan(0.5);
        result.Unaffected!.Value.ShouldBeLessThan(result.Steady!.GetGoodShare(entry => entry is not "inventory")!.Value);
        result.Timeline.ShouldContain(point => point.Entry == "inventory" && point.Good == 0);
        result.RecoveredAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task With_a_shared_transaction_no_crash_leaves_an_order_inconsistent()
    {
        using var context = ExperimentTests.CreateContext(phase);

        var crashes = await new CrashExperiment(context).RunAsync(CancellationToken.None);

        crashes.Error.ShouldBeNull();
        crashes.Steps.Count.ShouldBeGreaterThan(3);
        crashes.Steps.ShouldAllBe(step => !step.IsInconsistentRightAfter);
    }
}

[Collection<Phase1>]
public sealed class Phase1ExperimentTests(Phase1 phase)
{
    [Fact]
    public async Task A_versioned_contract_lets_a_service_change_before_its_callers()
    {
        var result = await ExperimentTests.RunAsync(phase, new BreakContract());

        ExperimentTests.GetCorrectShare(result.Fault).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public async Task A_flood_of_a_separate_cache_is_observed_and_does_not_affect_other_services()
    {
        var result = await ExperimentTests.RunAsync(phase, new FloodCache());

        result.Observations.Select(observation => observation.Name).ShouldBe(["cache hits of orders", "cache hits of payments"]);
        ExperimentTests.GetCorrectShare(result.Fault, operation => operation.Entry != result.TargetService).ShouldBeGreaterThan(0.8);
    }
}

[Collection<Phase3>]
public sealed class Phase3ExperimentTests(Phase3 phase)
{
    [Fact]
    public async Task Orders_accepted_during_a_broker_outage_are_confirmed_eventually()
    {
        var result = await ExperimentTests.RunAsync(phase, new KillBroker());

        ExperimentTests.GetCorrectShare(result.Fault, operation => operation.Operation is "place-order").ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public async Task Orders_left_inconsistent_by_crashes_are_recovered()
    {
        using var context = ExperimentTests.CreateContext(phase);
        var experiment = new CrashExperiment(context);

        var crashes = await experiment.RecheckAsync(await experiment.RunAsync(CancellationToken.None), CancellationToken.None);

        crashes.Error.ShouldBeNull();
        crashes.Steps.ShouldAllBe(step => step.IsInconsistentLater == false);
        crashes.Steps.Select(step => step.Service).Distinct().ShouldBe(["orders", "inventory", "payments"]);
    }
}
