using System.Diagnostics;

namespace Evolution.Lab.Load;

/// <summary>The requests of a load, and the clock of its schedule. It can be read while the load is running.</summary>
public sealed class Recording
{
    readonly Lock gate = new();
    readonly List<Sample> samples = [];
    readonly long started = Stopwatch.GetTimestamp();

    /// <summary>The time since the load began.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(started);

    /// <summary>The time up to which the outcome of every due request is known: it has ended, or is already late.</summary>
    public TimeSpan Decided
    {
        get
        {
            var (now, late) = (Now, Now - Judgement.Objective);
            lock (gate)
            {
                for (var i = samples.Count - 1; i >= 0 && samples[i].Scheduled > late; i--)
                {
                    if (samples[i].Outcome is Outcome.Pending) now = samples[i].Scheduled;
                }
            }
            return now;
        }
    }

    /// <summary>All requests so far, in the order in which they were due.</summary>
    public IReadOnlyList<Sample> Samples
    {
        get
        {
            lock (gate) return [.. samples];
        }
    }

    /// <summary>Removes the requests that were due before a moment, so that an endless load does not exhaust the memory.</summary>
    /// <param name="before">The moment, as the time since the load began.</param>
    public void Forget(TimeSpan before)
    {
        lock (gate)
        {
            var kept = samples.FindIndex(sample => sample.Scheduled >= before);
            samples.RemoveRange(0, kept < 0 ? samples.Count : kept);
        }
    }

    public Sample Add(Operation operation, TimeSpan scheduled)
    {
        var sample = new Sample(operation, scheduled);
        lock (gate) samples.Add(sample);
        return sample;
    }
}
