using Evolution.Lab.Results;

namespace Evolution.Lab.Load;

/// <summary>Summarizes the requests in a window for the results.</summary>
public static class WindowStatistics
{
    /// <summary>Summarizes the requests that were due in a window.</summary>
    public static WindowResult Of(IEnumerable<Sample> samples, TimeWindow window, RequestClassifier classifier) => new(
        window.From.TotalSeconds,
        window.Length.TotalSeconds,
        [.. samples.Where(window.Contains).GroupBy(sample => sample.Operation).OrderBy(operation => operation.Key.Name, StringComparer.Ordinal)
            .Select(operation => Of(operation.Key, [.. operation], classifier))]);

    static OperationResult Of(Operation operation, IReadOnlyCollection<Sample> samples, RequestClassifier classifier)
    {
        var outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var latencies = new LatencyHistogram();
        foreach (var sample in samples)
        {
            var outcome = classifier.Classify(sample);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            if (sample.Outcome is RequestOutcome.Correct or RequestOutcome.Accepted) latencies.Add(sample.Latency);
        }
        var outcomeLatencies = samples.Select(classifier.GetOutcomeLatency).ToArray();
        return new(operation.Name, operation.Entry, samples.Count, outcomes.GetValueOrDefault(RequestClassifier.Good), outcomes,
            [.. RequestClassifier.OutcomeTimes.Select(time => new KnownOutcomes(time.TotalSeconds, outcomeLatencies.Count(latency => latency <= time)))],
            latencies.GetMilliseconds(50, samples.Count), latencies.GetMilliseconds(99, samples.Count), latencies.ToBase64());
    }
}
