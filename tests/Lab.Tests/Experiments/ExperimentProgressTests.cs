using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Load;
using Evolution.Lab.Results;
using static Evolution.Lab.Tests.Load.LoadSamples;

namespace Evolution.Lab.Tests.Experiments;

/// <summary>The preliminary results of a running experiment.</summary>
public sealed class ExperimentProgressTests
{
    static readonly KillService Fault = new();

    readonly ExperimentProgress progress = new();
    readonly Recording recording = new();

    [Fact]
    public void The_timeline_is_empty_before_the_load_starts()
    {
        progress.RecordWarmUp();

        progress.Stage.ShouldBe(ExperimentStage.WarmingUp);
        progress.CreatePreview(Fault, Seconds(1)).Timeline.ShouldBeEmpty();
    }

    [Fact]
    public void Pending_requests_are_not_in_the_timeline()
    {
        recording.Add(RequestMix.ReadProduct, TimeSpan.Zero);

        progress.RecordLoadStart(recording);

        progress.Stage.ShouldBe(ExperimentStage.Steady);
        progress.CreatePreview(Fault, Seconds(1)).Timeline.ShouldBeEmpty();
    }

    [Fact]
    public void The_timeline_starts_with_the_baseline()
    {
        var result = ResultAt(fault: 3, healing: null, end: 5, isGood: _ => true);

        result.Timeline[0].At.ShouldBe(2);
        result.Fault!.From.ShouldBe(3);
        result.Fault.Seconds.ShouldBe(2);
        progress.Stage.ShouldBe(ExperimentStage.Checking);
    }

    [Fact]
    public void The_fault_window_ends_when_healing_starts() => ResultAt(fault: 3, healing: 4, end: 6, isGood: _ => true).Fault!.Seconds.ShouldBe(1);

    [Fact]
    public void The_timeline_contains_only_complete_intervals() => ResultAt(fault: 3, healing: 4, end: 5.2, isGood: _ => true).Timeline[^1].At.ShouldBe(4.75);

    [Fact]
    public void The_unaffected_share_excludes_the_target_service_and_the_baseline()
    {
        // Requests to Inventory always fail; the other requests fail in the first of the four seconds of the fault.
        var result = ResultAt(fault: 2, healing: null, end: 6, isGood: sample => sample is { Entry: "orders", At: < 2 or >= 3 });

        result.Unaffected!.Value.ShouldBe(0.75, 0.001);
    }

    FaultResult ResultAt(double fault, double? healing, double end, Func<(string Entry, double At), bool> isGood)
    {
        progress.RecordLoadStart(recording);
        foreach (var at in Enumerable.Range(0, (int)(end * 20)).Select(i => i / 20.0))
        {
            foreach (var operation in new[] { RequestMix.ReadProduct, RequestMix.ReadOrder })
            {
                var evaluation = isGood((operation.Entry, at)) ? ResponseEvaluation.Correct : ResponseEvaluation.Incorrect;
                recording.Add(operation, Seconds(at)).Complete(evaluation, 200, TimeSpan.FromMilliseconds(5));
            }
        }
        progress.RecordInjection(Seconds(fault));
        progress.Stage.ShouldBe(ExperimentStage.Fault);
        if (healing is { } healingStart) progress.RecordHealing(Seconds(healingStart));
        progress.RecordEnd(Seconds(end));
        return progress.CreatePreview(Fault, Seconds(1));
    }
}
