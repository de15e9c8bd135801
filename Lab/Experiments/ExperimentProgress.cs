using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>A running fault experiment: its stage, and the results of its load so far. Written by the runner, and safe to read from any thread.</summary>
public sealed class ExperimentProgress
{
    readonly Lock gate = new();
    Recording? recording;
    TimeSpan? injectedAt;
    TimeSpan? healedAt;
    TimeSpan? endedAt;

    /// <summary>The current stage.</summary>
    public ExperimentStage Stage { get; private set; }

    /// <summary>Records that the services are being warmed up.</summary>
    public void RecordWarmUp() => EnterStage(ExperimentStage.WarmingUp, () => { });

    /// <summary>Records that the measured load has started.</summary>
    public void RecordLoadStart(Recording load) => EnterStage(ExperimentStage.Steady, () => recording = load);

    /// <summary>Records that the fault is being injected.</summary>
    /// <param name="at">The time since the load started.</param>
    public void RecordInjection(TimeSpan at) => EnterStage(ExperimentStage.Fault, () => injectedAt = at);

    /// <summary>Records that the fault is being healed.</summary>
    /// <param name="at">The time since the load started.</param>
    public void RecordHealing(TimeSpan at) => EnterStage(ExperimentStage.Recovering, () => healedAt = at);

    /// <summary>Records that the observation has ended.</summary>
    /// <param name="at">The time since the load started.</param>
    public void RecordEnd(TimeSpan at) => EnterStage(ExperimentStage.Checking, () => endedAt = at);

    /// <summary>
    /// Creates a preliminary result for charts: the timeline up to the last moment for which all outcomes are known, and the fault window
    /// so far. Accepted orders count as confirmed until the stored data is checked.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="steady">The length of the baseline before the fault.</param>
    public FaultResult CreatePreview(IExperimentFault fault, TimeSpan steady)
    {
        var result = new FaultResult(fault.Name, fault.Question, fault.Procedure, fault.TargetService);
        lock (gate)
        {
            if (recording is null) return result;
            var completeUntil = endedAt ?? recording.CompleteUntil;
            var from = Max((injectedAt ?? completeUntil) - steady, TimeSpan.Zero);
            var until = from + (Math.Floor((completeUntil - from) / Recovery.Interval) * Recovery.Interval);
            var samples = recording.Samples;
            result = result with { Timeline = Timeline.Of(samples, new(from, until), RequestClassifier.Optimistic) };
            if (injectedAt is not { } faultFrom || until <= faultFrom) return result;

            var window = new TimeWindow(faultFrom, healedAt ?? until);
            return result with { Fault = new(window.From.TotalSeconds, window.Length.TotalSeconds, []), Unaffected = CalculateUnaffectedShare(samples, new(faultFrom, Min(window.To, until)), fault) };
        }
    }

    void EnterStage(ExperimentStage stage, Action update)
    {
        lock (gate)
        {
            update();
            Stage = stage;
        }
    }

    static double? CalculateUnaffectedShare(IEnumerable<Sample> samples, TimeWindow window, IExperimentFault fault)
    {
        // The same weights as in the result.
        var services = samples.Where(sample => window.Contains(sample) && sample.Operation.Entry != fault.TargetService).GroupBy(sample => sample.Operation.Entry).ToArray();
        return services is [] ? null : services.Average(service => service.GroupBy(sample => sample.Operation).Average(operation => operation.Count(RequestClassifier.Optimistic.IsGood) / (double)operation.Count()));
    }

    static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;

    static TimeSpan Min(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
