using Evolution.Lab.Results;
using Evolution.Reports.Charts;

namespace Evolution.Reports.Tests.Charts;

public sealed class TimelineAxisTests
{
    [Fact]
    public void Timelines_side_by_side_are_aligned_at_their_faults()
    {
        var early = CreateResult(from: 1, to: 6, fault: 2);
        var late = CreateResult(from: 3, to: 13, fault: 5);

        var axis = TimelineAxis.Of([early, late]);

        axis.ShouldBe(new(-2, 8));
        axis.GetRange(early).ShouldBe((0, 10));
        axis.GetRange(late).ShouldBe((3, 13));
    }

    [Fact]
    public void A_timeline_without_a_fault_ends_at_zero() => TimelineAxis.Of([CreateResult(from: 1, to: 6, fault: null)]).ShouldBe(new(-5, 0));

    [Fact]
    public void A_result_without_a_timeline_is_ignored() => TimelineAxis.Of([new("kill-service", "", "", null), CreateResult(from: 1, to: 6, fault: 2)]).ShouldBe(new(-1, 4));

    [Fact]
    public void An_extended_axis_covers_the_requested_range() => new TimelineAxis(-0.5, 1).Extend(-2, 10).ShouldBe(new(-2, 10));

    static FaultResult CreateResult(double from, double to, double? fault) => new("kill-service", "", "", null)
    {
        Timeline = [new(from, "orders", 10, 10, 1), new(to, "orders", 10, 10, 1)],
        Fault = fault is { } startedAt ? new(startedAt, 1, []) : null,
    };
}
