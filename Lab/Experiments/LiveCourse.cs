using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>A running fault experiment: its stage, and the results of its load so far. The runner writes it; any thread may read it at any time.</summary>
public sealed class LiveCourse
{
    readonly Lock gate = new();
    Recording? recording;
    TimeSpan? breaking;
    TimeSpan? healing;
    TimeSpan? end;

    /// <summary>The current stage.</summary>
    public CourseStage Stage { get; private set; }

    public void WarmUp() => Enter(CourseStage.WarmingUp, () => { });

    /// <summary>Records that the load of the experiment itself has begun.</summary>
    public void Begin(Recording load) => Enter(CourseStage.Steady, () => recording = load);

    /// <summary>Records that the fault is being injected.</summary>
    /// <param name="at">The time since the load began.</param>
    public void Break(TimeSpan at) => Enter(CourseStage.Fault, () => breaking = at);

    /// <summary>Records that the fault is being healed.</summary>
    /// <param name="at">The time since the load began.</param>
    public void Heal(TimeSpan at) => Enter(CourseStage.Recovering, () => healing = at);

    /// <summary>Records that the observation has ended.</summary>
    /// <param name="at">The time since the load began.</param>
    public void End(TimeSpan at) => Enter(CourseStage.Checking, () => end = at);

    /// <summary>
    /// Creates a preliminary result for charts: the timeline up to the last moment for which all outcomes are known, and the window of the
    /// fault so far. Accepted orders count as confirmed until the stored data is checked.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="steady">How much of the time before the fault is included.</param>
    public FaultResult Seen(IExperimentFault fault, TimeSpan steady)
    {
        var result = new FaultResult(fault.Name, fault.Question, fault.Done, fault.Hurt);
        lock (gate)
        {
            if (recording is null) return result;
            var decided = end ?? recording.Decided;
            var from = Later((breaking ?? decided) - steady, TimeSpan.Zero);
            var until = from + (Math.Floor((decided - from) / Recovery.Step) * Recovery.Step);
            var samples = recording.Samples;
            result = result with { Timeline = Timeline.Of(samples, new(from, until), Judgement.Hopeful) };
            if (breaking is not { } begun || until <= begun) return result;

            var window = new Span(begun, healing ?? until);
            return result with { Fault = new(window.From.TotalSeconds, window.Length.TotalSeconds, []), Unaffected = Unaffected(samples, new(begun, Earlier(window.To, until)), fault) };
        }
    }

    void Enter(CourseStage stage, Action note)
    {
        lock (gate)
        {
            note();
            Stage = stage;
        }
    }

    static double? Unaffected(IEnumerable<Sample> samples, Span window, IExperimentFault fault)
    {
        Sample[] others = [.. samples.Where(sample => window.Holds(sample) && sample.Operation.Entry != fault.Hurt)];
        return others is [] ? null : (double)others.Count(Judgement.Hopeful.IsGood) / others.Length;
    }

    static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
