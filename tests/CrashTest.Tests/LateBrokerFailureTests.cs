using Evolution.Lab.CrashTests;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.CrashTest.Tests;

/// <summary>The crash test after a store ends by itself when its fault is already healed, as a broker does seconds after its disk was full.</summary>
public sealed class LateBrokerFailureTests
{
    [Fact]
    public async Task A_broker_that_fails_after_the_fault_is_restarted_and_the_30_s_for_orders_start_then()
    {
        await using var host = await RunningHost.StartAsync(new HostStartOptions("--phase", "3"));
        await using var run = await CrashTestRun.BeginAsync(host, seed: 7, perSecond: 20, CancellationToken.None);
        run.Load.Start();
        await Wait.UntilAsync("a purchase has a final response", () => run.Load.Responses.Completed > 0);
        await run.Context.KillAsync("rabbitmq", CancellationToken.None);
        await run.Load.StopAsync();

        var round = await run.CheckAsync("disk full", kills: 0, CancellationToken.None);

        round.Fault.ShouldEndWith("rabbitmq ended later and was started again");
        round.Violations.ShouldBeEmpty();
    }
}
