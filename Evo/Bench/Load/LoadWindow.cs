using System.Globalization;
using HdrHistogram;

namespace Evolution.Evo.Bench.Load;

/// <summary>The results of a load over a period of time.</summary>
sealed class LoadWindow
{
    const int Digits = 3;
    const double MicrosecondsPerMillisecond = 1_000;
    static readonly long Longest = (long)TimeSpan.FromMinutes(2).TotalMicroseconds;

    readonly LongHistogram latencies = new(Longest, Digits);
    readonly SortedDictionary<string, long> failures = [];
    string? firstRefusal;

    /// <summary>The duration of the window, up to the last response.</summary>
    public TimeSpan Took { get; set; }

    /// <summary>The number of successful responses (2xx).</summary>
    public long Answered => latencies.TotalCount;

    /// <summary>The successful responses per second.</summary>
    public double PerSecond => Answered / Took.TotalSeconds;

    /// <summary>The failures with their counts; null if every response was successful.</summary>
    public string? Error => failures.Count is 0 ? null
        : string.Join(", ", failures.Select(failure => string.Create(CultureInfo.InvariantCulture, $"{failure.Value:N0} × {failure.Key}"))) + (firstRefusal is null ? "" : $"; the first said: {firstRefusal}");

    /// <summary>The p50 and p99 latencies of the successful responses.</summary>
    public string Latencies => Answered is 0 ? "no success" : string.Create(CultureInfo.InvariantCulture, $"p50 {Milliseconds(50):0.0} ms, p99 {Milliseconds(99):0.0} ms");

    /// <summary>Adds a successful response (2xx).</summary>
    public void Add(TimeSpan took) => latencies.RecordValue(Math.Min((long)took.TotalMicroseconds, Longest));

    /// <summary>Adds a response with another status than success.</summary>
    public void AddRefusal(int status, string text)
    {
        AddFailure(string.Create(CultureInfo.InvariantCulture, $"status {status}"));
        firstRefusal ??= text;
    }

    public void AddFailure(string failure) => failures[failure] = failures.GetValueOrDefault(failure) + 1;

    /// <summary>Merges several windows into one.</summary>
    public static LoadWindow Sum(IEnumerable<LoadWindow> windows)
    {
        var sum = new LoadWindow();
        foreach (var window in windows)
        {
            sum.Took += window.Took;
            sum.latencies.Add(window.latencies);
            sum.firstRefusal ??= window.firstRefusal;
            foreach (var (failure, count) in window.failures) sum.failures[failure] = sum.failures.GetValueOrDefault(failure) + count;
        }
        return sum;
    }

    double Milliseconds(double percentile) => latencies.GetValueAtPercentile(percentile) / MicrosecondsPerMillisecond;
}
