using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Load;
using Evolution.Lab.Results;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Experiments;

/// <summary>The live results of a running experiment.</summary>
public sealed class LiveCourseTests
{
    static readonly KillService Fault = new();

    readonly ExperimentProgress course = new();
    readonly Recording recording = new();

    [Fact]
    public void Before_the_load_starts_the_timeline_is_empty()
    {
        course.WarmUp();

        course.Stage.ShouldBe(ExperimentStage.WarmingUp);
        course.CreatePreview(Fault, Seconds(1)).Timeline.ShouldBeEmpty();
    }

    [Fact]
    public void Pending_requests_are_not_shown()
    {
        recording.Add(RequestMix.ReadProduct, TimeSpan.Zero);

        course.Begin(recording);

        course.Stage.ShouldBe(ExperimentStage.Steady);
        course.CreatePreview(Fault, Seconds(1)).Timeline.ShouldBeEmpty();
    }

    [Fact]
    public void The_fault_starts_after_the_baseline_of_the_result()
    {
        var result = ResultAt(fault: 3, healing: null, end: 5, isGood: _ => true);

        result.Timeline[0].At.ShouldBe(2);
        result.Fault!.From.ShouldBe(3);
        result.Fault.Seconds.ShouldBe(2);
        course.Stage.ShouldBe(ExperimentStage.Checking);
    }

    [Fact]
    public void The_fault_window_ends_when_healing_starts() => ResultAt(fault: 3, healing: 4, end: 6, isGood: _ => true).Fault!.Seconds.ShouldBe(1);

    [Fact]
    public void Only_complete_intervals_are_shown() => ResultAt(fault: 3, healing: 4, end: 5.2, isGood: _ => true).Timeline[^1].At.ShouldBe(4.75);

    [Fact]
    public void The_current_unaffected_share_excludes_the_target_and_the_baseline()
    {
        // Requests to Inventory always fail; the other requests fail in the first of four seconds.
        var result = ResultAt(fault: 2, healing: null, end: 6, isGood: sample => sample is { Entry: "orders", At: < 2 or >= 3 });

        result.Unaffected!.Value.ShouldBe(0.75, 0.001);
    }

    FaultResult ResultAt(double fault, double? healing, double end, Func<(string Entry, double At), bool> isGood)
    {
        course.Begin(recording);
        foreach (var at in Enumerable.Range(0, (int)(end * 20)).Select(i => i / 20.0))
        {
            foreach (var operation in new[] { RequestMix.ReadProduct, RequestMix.ReadOrder })
            {
                var evaluation = isGood((operation.Entry, at)) ? ResponseEvaluation.Correct : ResponseEvaluation.Incorrect;
                recording.Add(operation, Seconds(at)).Complete(evaluation, 200, TimeSpan.FromMilliseconds(5));
            }
        }
        course.Break(Seconds(fault));
        course.Stage.ShouldBe(ExperimentStage.Fault);
        if (healing is { } begun) course.Heal(Seconds(begun));
        course.End(Seconds(end));
        return course.CreatePreview(Fault, Seconds(1));
    }
}
