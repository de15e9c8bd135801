using System.Globalization;
using Evolution.Evo.Bench.Findings;

namespace Evolution.Evo.Bench.Load;

/// <summary>The results of a load over a period of time, as reported by wrk.</summary>
/// <param name="Succeeded">The number of successful responses.</param>
/// <param name="Duration">The duration.</param>
/// <param name="P50">The median latency, corrected by wrk for coordinated omission: it includes the delay of requests that could not be sent on time because earlier responses were slow.</param>
/// <param name="P99">The 99th percentile of the latency, corrected in the same way.</param>
sealed record LoadWindow(long Succeeded, TimeSpan Duration, TimeSpan P50, TimeSpan P99)
{
    /// <summary>The failures with their counts, such as <c>status 503</c>.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>The body of the first unsuccessful response; null if there was none.</summary>
    public string? FirstError { get; init; }

    /// <summary>The successful responses per second.</summary>
    public double RequestsPerSecond => Succeeded / Duration.TotalSeconds;

    /// <summary>The failures in one line; null if every response was successful.</summary>
    public string? Error => Failures.Count is 0 ? null
        : string.Join(", ", Failures.Select(failure => string.Create(CultureInfo.InvariantCulture, $"{failure.Value:N0} × {failure.Key}"))) + (FirstError is null ? "" : $"; first error: {FirstError}");

    /// <summary>The p50 and p99 latencies.</summary>
    public string Latencies => Succeeded is 0 ? "no successful response" : string.Create(CultureInfo.InvariantCulture, $"p50 {P50.TotalMilliseconds:0.0} ms, p99 {P99.TotalMilliseconds:0.0} ms");

    /// <summary>Parses the output of the <c>wrk.lua</c> script.</summary>
    /// <exception cref="LabException">The output is incomplete.</exception>
    public static LoadWindow Parse(IReadOnlyList<string> lines)
    {
        var values = lines.Select(line => line.Split(' ')).Where(words => words is ["result", _, _]).ToDictionary(words => words[1], words => long.Parse(words[2], CultureInfo.InvariantCulture));
        if (!values.TryGetValue("requests", out var requests)) throw new LabException($"wrk reported no result:\n{string.Join('\n', lines.TakeLast(8))}");

        var failures = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var status in GetText("statuses").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(status => status.Split('=')))
        {
            failures[$"status {status[0]}"] = long.Parse(status[1], CultureInfo.InvariantCulture);
        }
        // Without a callback for responses, wrk reports only the number of error statuses.
        if (failures.Count is 0 && values["status"] > 0) failures["error status (4xx or 5xx)"] = values["status"];
        var errorCount = failures.Values.Sum();
        if (values["connection"] > 0) failures["connection lost"] = values["connection"];
        if (values["timeout"] > 0) failures[$"response after more than {Wrk.RequestTimeoutSeconds} s"] = values["timeout"];
        return new(requests - errorCount, GetDuration("duration"), GetDuration("p50"), GetDuration("p99"))
        {
            Failures = failures,
            FirstError = GetText("first-error") is { Length: > 0 } error ? error : null,
        };

        TimeSpan GetDuration(string name) => TimeSpan.FromMicroseconds(values[name]);

        string GetText(string name) => lines.FirstOrDefault(line => line.StartsWith($"{name} ", StringComparison.Ordinal))?[(name.Length + 1)..].Trim() ?? "";
    }

    /// <summary>Combines one or more windows: sums of counts and durations, medians of latencies.</summary>
    public static LoadWindow Combine(IReadOnlyCollection<LoadWindow> windows) => new(
        windows.Sum(window => window.Succeeded),
        TimeSpan.FromTicks(windows.Sum(window => window.Duration.Ticks)),
        CalculateMedian(windows.Select(window => window.P50)),
        CalculateMedian(windows.Select(window => window.P99)))
    {
        Failures = new SortedDictionary<string, long>(windows.SelectMany(window => window.Failures).GroupBy(failure => failure.Key).ToDictionary(group => group.Key, group => group.Sum(failure => failure.Value)), StringComparer.Ordinal),
        FirstError = windows.Select(window => window.FirstError).FirstOrDefault(error => error is not null),
    };

    static TimeSpan CalculateMedian(IEnumerable<TimeSpan> latencies) => TimeSpan.FromMilliseconds(new Samples([.. latencies.Select(latency => latency.TotalMilliseconds)]).Median);
}
