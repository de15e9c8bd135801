using System.Diagnostics.Metrics;

namespace Evolution.ServiceDefaults.Telemetry.Availability;

/// <summary>Counts requests by outcome, and reports the share of recent requests that received a correct response within the objective.</summary>
sealed class RequestOutcomes
{
    /// <summary>The maximum duration of a good request: the objective of the experiments.</summary>
    public static readonly TimeSpan Objective = TimeSpan.FromMilliseconds(500);

    // Long enough for a meaningful value at a few requests per second, short enough to show when a fault begins and ends.
    const int WindowSeconds = 10;

    readonly TimeProvider time;
    readonly Counter<long> requests;
    readonly Second[] seconds = [.. Enumerable.Range(0, WindowSeconds).Select(_ => new Second())];
    readonly Lock gate = new();

    public RequestOutcomes(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        var meter = meters.Create("Evolution.Availability");
        requests = meter.CreateCounter<long>("evolution.requests", "{request}", $"Requests by result: good (correct response within {Objective.TotalMilliseconds:0} ms), late (correct response, but later) or failed.");
        meter.CreateObservableGauge("evolution.availability", Observe, "1", $"The share of requests in the last {WindowSeconds} s that received a correct response within {Objective.TotalMilliseconds:0} ms.");
    }

    /// <summary>Counts a request.</summary>
    /// <param name="isCorrect">Whether the response was correct. A refusal can be correct.</param>
    /// <param name="duration">The duration of the request.</param>
    public void Count(bool isCorrect, TimeSpan duration)
    {
        var result = !isCorrect ? "failed" : duration <= Objective ? "good" : "late";
        requests.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Result, result));
        var now = CurrentSecond;
        lock (gate)
        {
            var second = seconds[now % WindowSeconds];
            if (second.Number != now) (second.Number, second.Good, second.Total) = (now, 0, 0);
            second.Total++;
            if (result is "good") second.Good++;
        }
    }

    // Without requests, availability is undefined and no value is reported.
    IEnumerable<Measurement<double>> Observe()
    {
        var first = CurrentSecond - WindowSeconds + 1;
        lock (gate)
        {
            var recentSeconds = seconds.Where(second => second.Number >= first).ToArray();
            return recentSeconds.Sum(second => second.Total) is > 0 and var total ? [new((double)recentSeconds.Sum(second => second.Good) / total)] : [];
        }
    }

    long CurrentSecond => time.GetUtcNow().ToUnixTimeSeconds();

    sealed class Second
    {
        public long Number { get; set; }
        public long Good { get; set; }
        public long Total { get; set; }
    }
}
