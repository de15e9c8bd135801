using Evolution.Lab.CrashTests;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.CrashTest.Tests;

/// <summary>A store that stops after its fault was healed, as a broker may do seconds after its disk was full.</summary>
public sealed class LateBrokerFailureTests
{
    [Fact]
    public async Task A_broker_that_stops_after_healing_is_restarted_and_the_30_s_limit_starts_again()
    {
        await using var host = await RunningHost.StartAsync(new HostStartOptions("--phase", "3"));
        await using var run = await CrashTestRun.CreateAsync(host, seed: 7, ordersPerSecond: 20, CancellationToken.None);
        run.Load.Start();
        await Wait.UntilAsync("a purchase has a final response", () => run.Load.Responses.Completed > 0);
        await run.Context.KillAsync("rabbitmq", CancellationToken.None);
        await run.Load.StopAsync();

        var round = await run.CheckAsync("disk full", kills: 0, CancellationToken.None);

        round.Fault.ShouldEndWith("later stopped and restarted: rabbitmq");
        round.Violations.ShouldBeEmpty();
    }
}
