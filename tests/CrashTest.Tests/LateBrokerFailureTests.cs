using Evolution.Lab.CrashTests;
using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;

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

    sealed class KillWithoutRestart(string resource) : IFault
    {
        public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.KillAsync(context.Topology.GetFullName(resource), cancellationToken);

        public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
