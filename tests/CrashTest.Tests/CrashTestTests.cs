using Evolution.Lab;
using Evolution.Lab.Comparing;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Processes;

namespace Evolution.CrashTest.Tests;

/// <summary>A short form of <c>evo crash-test</c>, with a fixed seed: services and the host are killed, and connections broken.</summary>
public abstract class CrashTestTests(int phase, ITestOutputHelper output)
{
    [Fact]
    public async Task No_order_is_lost_duplicated_or_stuck_under_any_fault()
    {
        using var signals = new ShutdownSignals();

        // Without a full disk, because a broker checks only seldom whether there is space again. The long form has the time for that.
        var options = new CrashTestOptions(Seed: 7, TimeSpan.FromSeconds(15)) { PerSecond = 40, FillsDisk = false };

        var result = await new PhaseCrashTest(Repository.Find(), Variant.Phases($"{phase}", []).Single(), options, signals, output.WriteLine).RunAsync();

        result.Errors.ShouldBeEmpty();
        result.Rounds.SelectMany(round => round.Violations).ShouldBeEmpty();
        result.Kills.ShouldBeGreaterThan(3);
        result.Orders.ShouldBeGreaterThan(100);
    }
}

public sealed class Phase2CrashTests(ITestOutputHelper output) : CrashTestTests(2, output);

public sealed class Phase3CrashTests(ITestOutputHelper output) : CrashTestTests(3, output);
