using System.Diagnostics;

namespace Evolution.Lab.Load;

/// <summary>Every request of a load, and the clock that they are scheduled by. It can be read while the load goes on.</summary>
public sealed class Recording
{
    readonly Lock gate = new();
    readonly List<Sample> samples = [];
    readonly long started = Stopwatch.GetTimestamp();

    /// <summary>The time since the load began.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(started);

    /// <summary>The time until which it is known whether each request that was due is good: it has ended, or is late already.</summary>
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

    /// <summary>Drops what was due before a moment, so that a load without end does not fill the memory.</summary>
    /// <param name="before">The moment, in time since the load began.</param>
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
