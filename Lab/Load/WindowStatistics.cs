using Evolution.Lab.Results;

namespace Evolution.Lab.Load;

/// <summary>Summarizes the single requests of windows for the results.</summary>
public static class WindowStatistics
{
    /// <summary>Summarizes the requests that were due in a span.</summary>
    public static WindowResult Of(IEnumerable<Sample> samples, Span span, Judgement judgement) => new(
        span.From.TotalSeconds,
        span.Length.TotalSeconds,
        [.. samples.Where(span.Holds).GroupBy(sample => sample.Operation).OrderBy(operation => operation.Key.Name, StringComparer.Ordinal)
            .Select(operation => Of(operation.Key, [.. operation], judgement))]);

    static OperationResult Of(Operation operation, IReadOnlyCollection<Sample> samples, Judgement judgement)
    {
        var outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var latencies = new Latencies();
        foreach (var sample in samples)
        {
            var outcome = judgement.Of(sample);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            if (sample.Outcome is not Outcome.Pending) latencies.Add(sample.Latency);
        }
        return new(operation.Name, operation.Entry, samples.Count, outcomes.GetValueOrDefault(Judgement.Good), outcomes,
            latencies.Milliseconds(50), latencies.Milliseconds(99), latencies.ToBase64());
    }
}
