using Evolution.Lab.Experiments;
using Evolution.Lab.Load;

namespace Evolution.Lab.Tests.Experiments;

public sealed class DisturbanceRulesTests
{
    static readonly MachineLoad Before = new(StolenTicks: 100, TotalTicks: 10_000, PressureMicroseconds: 1_000_000, DateTimeOffset.UnixEpoch);

    [Fact]
    public void The_disturbance_is_what_the_counters_gained_and_how_late_requests_were_sent()
    {
        var after = new MachineLoad(StolenTicks: 130, TotalTicks: 11_000, PressureMicroseconds: 3_500_000, DateTimeOffset.UnixEpoch.AddSeconds(10));
        var disturbance = DisturbanceRules.Measure(CreateSamples(lagMilliseconds: 20), Before, after);

        disturbance.StolenShare!.Value.ShouldBe(0.03, 1e-9);
        disturbance.PressureShare!.Value.ShouldBe(0.25, 1e-9);
        disturbance.SendLag.ShouldBe(20, 0.1);
        DisturbanceRules.GetReasonToVoid(disturbance).ShouldBeNull();
    }

    [Fact]
    public void Requests_that_were_sent_too_late_void_the_measurements() =>
        DisturbanceRules.GetReasonToVoid(DisturbanceRules.Measure(CreateSamples(lagMilliseconds: 150), null, null)).ShouldBe("void, because the load generator sent requests up to 150 ms late.");

    [Fact]
    public void Stolen_time_voids_the_measurements() =>
        DisturbanceRules.GetReasonToVoid(new(SendLag: 1, StolenShare: 0.08, PressureShare: 0.9)).ShouldBe("void, because other virtual machines took 8% of the CPU time.");

    [Fact]
    public void The_counters_of_this_machine_grow()
    {
        var first = MachineLoad.Read().ShouldNotBeNull();
        var last = MachineLoad.Read().ShouldNotBeNull();
        last.TotalTicks.ShouldBeGreaterThanOrEqualTo(first.TotalTicks);
        last.GetStolenShare(first).ShouldBeInRange(0, 1);
    }

    static Sample[] CreateSamples(double lagMilliseconds) => [.. Enumerable.Range(0, 50).Select(_ => new Sample(RequestMix.ReadProduct, TimeSpan.Zero) { SendLag = TimeSpan.FromMilliseconds(lagMilliseconds) })];
}
