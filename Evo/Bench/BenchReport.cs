using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Results;

namespace Evolution.Evo.Bench;

/// <summary>The result of a run of <c>evo bench</c>.</summary>
/// <param name="Machine">The machine on which the benchmarks ran.</param>
/// <param name="MeasuredAt">The start time of the run.</param>
/// <param name="WindowSeconds">The duration of each load window, in seconds.</param>
/// <param name="Findings">The results of the benchmarks.</param>
/// <param name="Failed">The names of the benchmarks that failed, with their errors.</param>
sealed record BenchReport(MachineFacts Machine, DateTimeOffset MeasuredAt, double WindowSeconds, IReadOnlyList<BenchmarkResult> Findings, IReadOnlyDictionary<string, string> Failed)
{
    static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // µ and ≥ stay readable
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The exit code: 1 if a benchmark failed or a result is invalid; otherwise 0, even if a target was missed.</summary>
    public int ExitCode => Failed.Count is 0 && Findings.All(result => result.Verdict is not GoalState.Invalid) ? ExitCodes.Success : ExitCodes.Failure;

    /// <summary>The last line of the output: the number of results by their verdict.</summary>
    public string Summary
    {
        get
        {
            var resultsWithGoals = Findings.Where(result => result.Verdict is not GoalState.Said).ToArray();
            return string.Join(", ",
            [
                $"{resultsWithGoals.Count(result => result.Verdict is GoalState.Reached)} of {resultsWithGoals.Length} results met their targets",
                .. CountVerdict(GoalState.FallsShort, "missed"),
                .. CountVerdict(GoalState.Invalid, "invalid"),
                .. Failed.Count > 0 ? [$"{Failed.Count} failed"] : Array.Empty<string>(),
            ]);

            IEnumerable<string> CountVerdict(GoalState verdict, string description) => resultsWithGoals.Count(result => result.Verdict == verdict) is > 0 and var count ? [$"{count} {description}"] : [];
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);
}
