using Evolution.Lab.CrashTests;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.CrashTest.Tests;

/// <summary>The crash test after a store ends by itself when its fault is already healed, as a broker does seconds after its disk was full.</summary>
public sealed class LateEndTests
{
    [Fact]
    public async Task A_broker_that_ends_after_the_fault_is_started_again_and_orders_have_30_s_from_then()
    {
        await using var host = await RunningHost.StartAsync(new HostStart("--phase", "3"));
        await using var run = await CrashTestRun.BeginAsync(host, seed: 7, perSecond: 20, CancellationToken.None);
        run.Load.Start();
        await Eventually.HoldsAsync("a purchase has a final response", () => run.Load.Responses.Completed > 0);
        await run.Context.KillAsync("rabbitmq", CancellationToken.None);
        await run.Load.StopAsync();

        var round = await run.CheckAsync("disk full", kills: 0, CancellationToken.None);

        round.Fault.ShouldEndWith("rabbitmq ended later and was started again");
        round.Violations.ShouldBeEmpty();
    }
}
