using System.Diagnostics;

namespace Evolution.Lab.Load;

/// <summary>The requests of a load, and the clock of its schedule. It can be read while the load is running.</summary>
public sealed class Recording
{
    readonly Lock samplesLock = new();
    readonly List<Sample> samples = [];
    readonly long startedAt = Stopwatch.GetTimestamp();

    /// <summary>The time at which the load began, by the clock of this machine.</summary>
    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>The time since the load began.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(startedAt);

    /// <summary>The time before which every due request has ended or is late.</summary>
    public TimeSpan CompleteUntil
    {
        get
        {
            var now = Now;
            var lateBefore = now - RequestClassifier.Objective;
            lock (samplesLock)
            {
                for (var i = samples.Count - 1; i >= 0 && samples[i].Scheduled > lateBefore; i--)
                {
                    if (samples[i].Outcome is RequestOutcome.Pending) now = samples[i].Scheduled;
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
            lock (samplesLock) return [.. samples];
        }
    }

    /// <summary>Removes the requests that were due before a time, so that an endless load does not exhaust the memory.</summary>
    /// <param name="time">The time since the load began.</param>
    public void RemoveBefore(TimeSpan time)
    {
        lock (samplesLock)
        {
            var firstKept = samples.FindIndex(sample => sample.Scheduled >= time);
            samples.RemoveRange(0, firstKept < 0 ? samples.Count : firstKept);
        }
    }

    /// <summary>Adds a request that is sent now.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="scheduled">When it was due.</param>
    public Sample Add(Operation operation, TimeSpan scheduled)
    {
        var sample = new Sample(operation, scheduled) { SendLag = Now - scheduled };
        lock (samplesLock) samples.Add(sample);
        return sample;
    }
}
