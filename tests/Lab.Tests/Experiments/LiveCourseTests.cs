using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Load;
using Evolution.Lab.Results;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Experiments;

/// <summary>An experiment as it can be seen while it goes on.</summary>
public sealed class LiveCourseTests
{
    static readonly KillService Fault = new();

    readonly LiveCourse course = new();
    readonly Recording recording = new();

    [Fact]
    public void Before_its_load_there_is_nothing_to_be_seen()
    {
        course.WarmUp();

        course.Stage.ShouldBe(CourseStage.WarmingUp);
        course.Seen(Fault, Seconds(1)).Timeline.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_decided_yet_is_not_shown()
    {
        recording.Add(Mix.ReadProduct, TimeSpan.Zero);

        course.Begin(recording);

        course.Stage.ShouldBe(CourseStage.Steady);
        course.Seen(Fault, Seconds(1)).Timeline.ShouldBeEmpty();
    }

    [Fact]
    public void The_fault_begins_after_as_much_of_the_time_before_as_the_result_shows()
    {
        var seen = SeenAt(fault: 3, healing: null, end: 5, isGood: _ => true);

        seen.Timeline[0].At.ShouldBe(2);
        seen.Fault!.From.ShouldBe(3);
        seen.Fault.Seconds.ShouldBe(2);
        course.Stage.ShouldBe(CourseStage.Checking);
    }

    [Fact]
    public void The_window_ends_when_healing_begins() => SeenAt(fault: 3, healing: 4, end: 6, isGood: _ => true).Fault!.Seconds.ShouldBe(1);

    [Fact]
    public void Only_whole_stretches_are_shown() => SeenAt(fault: 3, healing: 4, end: 5.2, isGood: _ => true).Timeline[^1].At.ShouldBe(4.75);

    [Fact]
    public void The_share_that_is_unaffected_so_far_leaves_out_the_hurt_service_and_the_time_before_the_fault()
    {
        // Requests to Inventory fail; of the others, those in the first of four seconds.
        var seen = SeenAt(fault: 2, healing: null, end: 6, isGood: sample => sample is { Entry: "orders", At: < 2 or >= 3 });

        seen.Unaffected!.Value.ShouldBe(0.75, 0.001);
    }

    FaultResult SeenAt(double fault, double? healing, double end, Func<(string Entry, double At), bool> isGood)
    {
        course.Begin(recording);
        foreach (var at in Enumerable.Range(0, (int)(end * 20)).Select(i => i / 20.0))
        {
            foreach (var operation in new[] { Mix.ReadProduct, Mix.ReadOrder })
            {
                var answer = isGood((operation.Entry, at)) ? Answer.Right : Answer.Wrong;
                recording.Add(operation, Seconds(at)).End(answer, 200, TimeSpan.FromMilliseconds(5));
            }
        }
        course.Break(Seconds(fault));
        course.Stage.ShouldBe(CourseStage.Fault);
        if (healing is { } begun) course.Heal(Seconds(begun));
        course.End(Seconds(end));
        return course.Seen(Fault, Seconds(1));
    }
}
