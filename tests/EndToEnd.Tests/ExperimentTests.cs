using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Results;

namespace Evolution.EndToEnd.Tests;

/// <summary>The Lab's experiments on real topologies, at a rate that a busy machine can bear.</summary>
public static class ExperimentTests
{
    static readonly Pace Brief = new("brief", Seconds(2), Seconds(1), Seconds(2), Seconds(20), Seconds(0.5), Seconds(40), Seconds(40));

    internal static ExperimentContext Enter(PhaseHost phase, Pace? pace = null) =>
        new(phase.Host.Topology, phase.Host.ReadyAfter, new(pace ?? Brief, Rate: 40, Seed: 1), _ => { });

    internal static async Task<FaultResult> DoAsync(PhaseHost phase, IExperimentFault fault)
    {
        using var context = Enter(phase);
        var runner = new FaultRunner(context);
        await runner.WarmUpAsync(CancellationToken.None);
        var result = await runner.RunAsync(fault, CancellationToken.None);
        result.Error.ShouldBeNull();
        result.Objection.ShouldBeNull();
        result.Integrity!.Violations.ShouldBeEmpty();
        return result;
    }

    internal static double GoodShare(WindowResult? window, string operation) =>
        window!.Operations.Single(result => result.Operation == operation) is var counted ? (double)counted.Good / counted.Sent : 0;

    /// <summary>The share that was answered rightly, however long it took: a busy machine makes answers late, and loses none.</summary>
    internal static double AnsweredShare(WindowResult? window, Func<OperationResult, bool>? which = null)
    {
        var counted = window!.Operations.Where(which ?? (_ => true)).ToArray();
        return (double)counted.Sum(operation => operation.Outcomes.GetValueOrDefault("good") + operation.Outcomes.GetValueOrDefault("late")) / counted.Sum(operation => operation.Sent);
    }

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

[Collection<Phase0>]
public sealed class Phase0ExperimentTests(Phase0 phase)
{
    [Fact]
    public async Task An_unversioned_contract_breaks_everyone_who_reads_it_until_it_is_rolled_back()
    {
        var result = await ExperimentTests.DoAsync(phase, new BreakContract());

        ExperimentTests.GoodShare(result.Fault, "read-product").ShouldBeLessThan(0.2);
        ExperimentTests.GoodShare(result.Fault, "place-order").ShouldBeLessThan(0.2);
        result.RecoveredAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_service_that_is_killed_is_seen_in_its_windows_and_comes_back()
    {
        var result = await ExperimentTests.DoAsync(phase, new KillService());

        ExperimentTests.GoodShare(result.Fault, "read-product").ShouldBeLessThan(0.5);
        result.Unaffected!.Value.ShouldBeLessThan(result.Steady!.GoodShare(entry => entry is not "inventory")!.Value);
        result.Timeline.ShouldContain(moment => moment.Entry == "inventory" && moment.Good == 0);
        result.RecoveredAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task No_crash_leaves_anything_half_done_in_one_transaction()
    {
        using var context = ExperimentTests.Enter(phase);

        var crashes = await new CrashExperiment(context).RunAsync(CancellationToken.None);

        crashes.Error.ShouldBeNull();
        crashes.Steps.Count.ShouldBeGreaterThan(3);
        crashes.Steps.ShouldAllBe(step => !step.HalfDoneRightAfter);
    }
}

[Collection<Phase1>]
public sealed class Phase1ExperimentTests(Phase1 phase)
{
    [Fact]
    public async Task A_versioned_contract_lets_a_service_go_ahead_of_its_callers()
    {
        var result = await ExperimentTests.DoAsync(phase, new BreakContract());

        ExperimentTests.AnsweredShare(result.Fault).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public async Task A_flooded_cache_of_ones_own_is_counted_and_is_not_the_fault_of_others()
    {
        var result = await ExperimentTests.DoAsync(phase, new FloodCache());

        result.Observations.Select(observation => observation.Name).ShouldBe(["cache hits of orders", "cache hits of payments"]);
        ExperimentTests.AnsweredShare(result.Fault, operation => operation.Entry != result.Hurt).ShouldBeGreaterThan(0.8);
    }
}

[Collection<Phase3>]
public sealed class Phase3ExperimentTests(Phase3 phase)
{
    [Fact]
    public async Task Orders_that_were_accepted_while_the_broker_was_away_are_confirmed_in_the_end()
    {
        var result = await ExperimentTests.DoAsync(phase, new KillBroker());

        ExperimentTests.AnsweredShare(result.Fault, operation => operation.Operation is "place-order").ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public async Task What_crashes_leave_half_done_is_put_right()
    {
        using var context = ExperimentTests.Enter(phase);
        var experiment = new CrashExperiment(context);

        var crashes = await experiment.CheckAgainAsync(await experiment.RunAsync(CancellationToken.None), CancellationToken.None);

        crashes.Error.ShouldBeNull();
        crashes.Steps.ShouldAllBe(step => step.HalfDoneLater == false);
        crashes.Steps.Select(step => step.Service).Distinct().ShouldBe(["orders", "inventory", "payments"]);
    }
}
