using System.Diagnostics.Metrics;

namespace Evolution.ServiceDefaults.Telemetry.Availability;

/// <summary>Counts requests by outcome, and reports the share of recent requests that got a correct response within the objective.</summary>
sealed class RequestOutcomes
{
    /// <summary>The maximum duration of a good response: the objective of the experiments.</summary>
    public static readonly TimeSpan Objective = TimeSpan.FromMilliseconds(500);

    // Long enough for a meaningful value at a few requests per second, short enough to show when a fault begins and ends.
    const int Seconds = 10;

    readonly TimeProvider time;
    readonly Counter<long> requests;
    readonly Second[] seconds = [.. Enumerable.Range(0, Seconds).Select(_ => new Second())];
    readonly Lock counting = new();

    public RequestOutcomes(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        var meter = meters.Create("Evolution.Availability");
        requests = meter.CreateCounter<long>("evolution.requests", "{request}", $"Requests by result: good is answered correctly within {Objective.TotalMilliseconds:0} ms, late is correctly but later, failed is not.");
        meter.CreateObservableGauge("evolution.availability", Observe, "1", $"The share of the requests of the last {Seconds} s that were answered correctly within {Objective.TotalMilliseconds:0} ms.");
    }

    /// <summary>Counts a request.</summary>
    /// <param name="correct">Whether the response was correct. A refusal can be correct.</param>
    /// <param name="took">The duration of the request.</param>
    public void Count(bool correct, TimeSpan took)
    {
        var result = !correct ? "failed" : took <= Objective ? "good" : "late";
        requests.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Result, result));
        var now = Now;
        lock (counting)
        {
            var second = seconds[now % Seconds];
            if (second.Number != now) (second.Number, second.Good, second.All) = (now, 0, 0);
            second.All++;
            if (result is "good") second.Good++;
        }
    }

    // Reports no value if there were no requests, because availability is undefined then.
    IEnumerable<Measurement<double>> Observe()
    {
        var first = Now - Seconds + 1;
        lock (counting)
        {
            var recent = seconds.Where(second => second.Number >= first).ToArray();
            return recent.Sum(second => second.All) is > 0 and var all ? [new((double)recent.Sum(second => second.Good) / all)] : [];
        }
    }

    long Now => time.GetUtcNow().ToUnixTimeSeconds();

    sealed class Second
    {
        public long Number { get; set; }
        public long Good { get; set; }
        public long All { get; set; }
    }
}
