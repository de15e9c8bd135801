using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Overloading;

/// <summary>What customers experienced during an overload and after it.</summary>
/// <param name="Samples">All requests.</param>
/// <param name="Overload">The window of the overload.</param>
/// <param name="Observation">The window from the end of the overload to the end of the observation.</param>
public sealed record OverloadMeasurement(IReadOnlyList<Sample> Samples, TimeWindow Overload, TimeWindow Observation)
{
    /// <summary>The time from the end of the overload until all its requests had ended and all its accepted orders were confirmed; null if they were not.</summary>
    public TimeSpan? BacklogGoneAfter { get; init; }

    /// <summary>The most memory that the services used from the end of the overload on, above that before it, in mebibytes.</summary>
    public double MemoryGrowth { get; init; }

    /// <summary>The time from the end of the overload until the shop was healthy and remained healthy; null if it was not healthy at the end.</summary>
    public TimeSpan? WellAfter => Recovery.Of(Samples, Observation.From, Observation.To, RequestClassifier.Optimistic);

    /// <summary>The good requests per second during the overload.</summary>
    public double GoodRate => During.Count(RequestClassifier.Optimistic.IsGood) / Overload.Length.TotalSeconds;

    /// <summary>How many times each order was sent on average, among those that were due during the overload.</summary>
    public double? Attempts => During.Any() ? During.Average(sample => sample.Attempts) : null;

    /// <summary>The requests that were refused: status 503.</summary>
    public IReadOnlyList<Sample> Refused => [.. Samples.Where(sample => sample.Scheduled >= Overload.From && sample is { Outcome: RequestOutcome.Rejected, Status: 503 })];

    /// <summary>The 99th percentile of the time until a request was refused, in milliseconds; null if none was refused.</summary>
    public double? RefusalP99
    {
        get
        {
            var latencies = new LatencyHistogram();
            foreach (var sample in Refused) latencies.Add(sample.Latency);
            return latencies.GetMilliseconds(99);
        }
    }

    IEnumerable<Sample> During => Samples.Where(Overload.Contains);
}
