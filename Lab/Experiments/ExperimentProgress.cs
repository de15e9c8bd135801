using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>A running fault experiment: its stage, and the results of its load so far. The runner writes it; any thread may read it at any time.</summary>
public sealed class ExperimentProgress
{
    readonly Lock gate = new();
    Recording? recording;
    TimeSpan? brokenAt;
    TimeSpan? healedAt;
    TimeSpan? endedAt;

    /// <summary>The current stage.</summary>
    public ExperimentStage Stage { get; private set; }

    /// <summary>Records that the services are being warmed up.</summary>
    public void WarmUp() => Enter(ExperimentStage.WarmingUp, () => { });

    /// <summary>Records that the load of the experiment itself has begun.</summary>
    public void Begin(Recording load) => Enter(ExperimentStage.Steady, () => recording = load);

    /// <summary>Records that the fault is being injected.</summary>
    /// <param name="at">The time since the load began.</param>
    public void Break(TimeSpan at) => Enter(ExperimentStage.Fault, () => brokenAt = at);

    /// <summary>Records that the fault is being healed.</summary>
    /// <param name="at">The time since the load began.</param>
    public void Heal(TimeSpan at) => Enter(ExperimentStage.Recovering, () => healedAt = at);

    /// <summary>Records that the observation has ended.</summary>
    /// <param name="at">The time since the load began.</param>
    public void End(TimeSpan at) => Enter(ExperimentStage.Checking, () => endedAt = at);

    /// <summary>
    /// Creates a preliminary result for charts: the timeline up to the last moment for which all outcomes are known, and the window of the
    /// fault so far. Accepted orders count as confirmed until the stored data is checked.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="steady">How much of the time before the fault is included.</param>
    public FaultResult CreatePreview(IExperimentFault fault, TimeSpan steady)
    {
        var result = new FaultResult(fault.Name, fault.Question, fault.Procedure, fault.Hurt);
        lock (gate)
        {
            if (recording is null) return result;
            var completeUntil = endedAt ?? recording.CompleteUntil;
            var from = Later((brokenAt ?? completeUntil) - steady, TimeSpan.Zero);
            var until = from + (Math.Floor((completeUntil - from) / Recovery.Interval) * Recovery.Interval);
            var samples = recording.Samples;
            result = result with { Timeline = Timeline.Of(samples, new(from, until), RequestClassifier.Optimistic) };
            if (brokenAt is not { } faultFrom || until <= faultFrom) return result;

            var window = new TimeWindow(faultFrom, healedAt ?? until);
            return result with { Fault = new(window.From.TotalSeconds, window.Length.TotalSeconds, []), Unaffected = Unaffected(samples, new(faultFrom, Earlier(window.To, until)), fault) };
        }
    }

    void Enter(ExperimentStage stage, Action update)
    {
        lock (gate)
        {
            update();
            Stage = stage;
        }
    }

    static double? Unaffected(IEnumerable<Sample> samples, TimeWindow window, IExperimentFault fault)
    {
        Sample[] others = [.. samples.Where(sample => window.Contains(sample) && sample.Operation.Entry != fault.Hurt)];
        return others is [] ? null : (double)others.Count(RequestClassifier.Optimistic.IsGood) / others.Length;
    }

    static TimeSpan Later(TimeSpan first, TimeSpan second) => first > second ? first : second;

    static TimeSpan Earlier(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
