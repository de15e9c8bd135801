using Evolution.Lab;
using Evolution.Lab.Comparing;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Processes;

namespace Evolution.CrashTest.Tests;

/// <summary>A short form of <c>evo crash-test</c>, with a fixed seed: it kills services and the host, and breaks connections.</summary>
public abstract class CrashTestTests(int phase, ITestOutputHelper output)
{
    [Fact]
    public async Task No_order_is_lost_duplicated_or_stuck_under_any_fault()
    {
        using var signals = new ShutdownSignals();

        // Does not fill a disk, because a broker checks for free space too rarely for a short test.
        var options = new CrashTestOptions(Seed: 7, TimeSpan.FromSeconds(15)) { OrdersPerSecond = 40, FillsDisk = false };

        var result = await new PhaseCrashTest(Repository.Find(), Variant.CreatePhases($"{phase}", []).Single(), options, signals, output.WriteLine).RunAsync();

        result.Errors.ShouldBeEmpty();
        result.Rounds.SelectMany(round => round.Violations).ShouldBeEmpty();
        result.Kills.ShouldBeGreaterThan(3);
        result.Orders.ShouldBeGreaterThan(100);
    }
}

public sealed class Phase2CrashTests(ITestOutputHelper output) : CrashTestTests(2, output);

public sealed class Phase3CrashTests(ITestOutputHelper output) : CrashTestTests(3, output);
