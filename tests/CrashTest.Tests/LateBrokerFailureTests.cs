using Evolution.Lab.CrashTests;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;

namespace Evolution.CrashTest.Tests;

/// <summary>A store that is still stopped after its fault was healed, as a broker may be that stops seconds after its disk was full.</summary>
public sealed class LateBrokerFailureTests
{
    [Fact]
    public async Task A_broker_that_stops_after_healing_is_restarted_and_the_30_s_limit_starts_again()
    {
        await using var host = await RunningHost.StartAsync(new HostStartOptions("--phase", "3"));
        await using var run = await CrashTestRun.CreateAsync(host, seed: 7, ordersPerSecond: 20, CancellationToken.None);

        var round = await run.InjectAsync(new("rabbitmq killed", new KillWithoutRestart("rabbitmq")), CancellationToken.None);

        round.Fault.ShouldBe("rabbitmq killed; later stopped and restarted: rabbitmq");
        round.Kills.ShouldBe(1);
        round.Violations.ShouldBeEmpty();
        run.Load.Responses.Completed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_limit_starts_again_for_a_broker_that_is_unreachable_when_it_ends_and_stops_later()
    {
        await using var host = await RunningHost.StartAsync(new HostStartOptions("--phase", "3"));
        await using var run = await CrashTestRun.CreateAsync(host, seed: 8, ordersPerSecond: 20, CancellationToken.None);
        var limit = TimeSpan.FromSeconds(5);
        run.StuckAfter = limit;
        var fault = new PauseAndKillLater("rabbitmq", limit * 1.5);

        var round = await run.InjectAsync(new("rabbitmq paused", fault), CancellationToken.None);
        await fault.Killed;

        round.Fault.ShouldBe("rabbitmq paused; later stopped and restarted: rabbitmq");
        round.Violations.Where(violation => violation.Kind is not ViolationKind.Stuck).ShouldBeEmpty("5 s are few for a slow machine, but nothing may be lost");
    }

    /// <summary>A broker that is still shutting down when the fault is healed: it serves nobody, and stops after a while.</summary>
    sealed class PauseAndKillLater(string resource, TimeSpan delay) : IFault
    {
        readonly PauseResource pause = new(resource);

        public Task Killed { get; private set; } = Task.CompletedTask;

        public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => pause.InjectAsync(context, cancellationToken);

        public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken)
        {
            Killed = KillLaterAsync(context);
            return Task.CompletedTask;
        }

        async Task KillLaterAsync(ExperimentContext context)
        {
            await Task.Delay(delay);
            await context.KillAsync(context.Topology.GetFullName(resource), CancellationToken.None);
        }
    }

    sealed class KillWithoutRestart(string resource) : IFault
    {
        public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.KillAsync(context.Topology.GetFullName(resource), cancellationToken);

        public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
