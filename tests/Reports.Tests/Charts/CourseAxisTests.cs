using Evolution.Lab.Results;
using Evolution.Reports.Charts;

namespace Evolution.Reports.Tests.Charts;

public sealed class CourseAxisTests
{
    [Fact]
    public void Timelines_side_by_side_are_laid_over_each_other_at_their_faults()
    {
        var early = Timeline(from: 1, to: 6, fault: 2);
        var late = Timeline(from: 3, to: 13, fault: 5);

        var axis = CourseAxis.Of([early, late]);

        axis.ShouldBe(new(-2, 8));
        axis.Of(early).ShouldBe((0, 10));
        axis.Of(late).ShouldBe((3, 13));
    }

    [Fact]
    public void Before_the_fault_seconds_are_counted_from_now() => CourseAxis.Of([Timeline(from: 1, to: 6, fault: null)]).ShouldBe(new(-5, 0));

    [Fact]
    public void What_has_no_timeline_takes_no_part() => CourseAxis.Of([new("kill-service", "", "", null), Timeline(from: 1, to: 6, fault: 2)]).ShouldBe(new(-1, 4));

    [Fact]
    public void There_is_room_for_what_is_still_to_come() => new CourseAxis(-0.5, 1).Within(-2, 10).ShouldBe(new(-2, 10));

    static FaultResult Timeline(double from, double to, double? fault) => new("kill-service", "", "", null)
    {
        Timeline = [new(from, "orders", 10, 10, 1), new(to, "orders", 10, 10, 1)],
        Fault = fault is { } begun ? new(begun, 1, []) : null,
    };
}
