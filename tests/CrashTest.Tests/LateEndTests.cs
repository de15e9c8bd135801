using Evolution.Lab.Crashing;
using Evolution.Lab.Crashing.Faults;
using Evolution.Lab.Hosts;

namespace Evolution.CrashTest.Tests;

/// <summary>What a crash test does where something gives up only after the fault, as a broker does seconds after its disk was full.</summary>
public sealed class LateEndTests
{
    [Fact]
    public async Task A_broker_that_is_gone_after_a_blow_is_started_again_and_orders_have_30_s_from_then()
    {
        await using var host = await RunningHost.StartAsync(new HostStart("--phase", "3"));
        await using var run = await CrashTestRun.BeginAsync(host, seed: 7, perSecond: 20, CancellationToken.None);

        var round = await run.InjectAsync(new KilledAndLeft("rabbitmq"), CancellationToken.None);

        round.Fault.ShouldEndWith("rabbitmq gave up later and was started again");
        round.Violations.ShouldBeEmpty();
        run.Shoppers.Receipts.Answered.ShouldBeGreaterThan(0);
    }

    sealed class KilledAndLeft(string victim) : ICrashFault
    {
        public string Name => $"{victim} killed";

        public Task InjectAsync(FaultTarget target, CancellationToken cancellationToken) => target.KillAsync(victim, cancellationToken);
    }
}
