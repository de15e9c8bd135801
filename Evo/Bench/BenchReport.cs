using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Results;

namespace Evolution.Evo.Bench;

/// <summary>All that a run of <c>evo bench</c> found.</summary>
/// <param name="Machine">What it was measured on.</param>
/// <param name="MeasuredAt">When it was begun.</param>
/// <param name="WindowSeconds">How long each window of load was.</param>
/// <param name="Findings">The figures.</param>
/// <param name="Failed">The figures that failed, and why.</param>
sealed record BenchReport(MachineFacts Machine, DateTimeOffset MeasuredAt, double WindowSeconds, IReadOnlyList<FigureResult> Findings, IReadOnlyDictionary<string, string> Failed)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file for people, too: µ and ≥ stay as they are
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>0 also where something falls short; 1 where a figure failed or its value means nothing.</summary>
    public int ExitCode => Failed.Count is 0 && Findings.All(finding => finding.Verdict is not GoalState.Invalid) ? ExitCodes.Success : ExitCodes.Failure;

    /// <summary>The last line.</summary>
    public string Summary
    {
        get
        {
            var judged = Findings.Where(finding => finding.Verdict is not GoalState.Said).ToArray();
            return string.Join(", ",
            [
                $"{judged.Count(finding => finding.Verdict is GoalState.Reached)} of {judged.Length} figures reached",
                .. Counted(GoalState.FallsShort, "fall short"),
                .. Counted(GoalState.Invalid, "invalid"),
                .. Failed.Count > 0 ? [$"{Failed.Count} failed"] : Array.Empty<string>(),
            ]);

            IEnumerable<string> Counted(GoalState verdict, string words) => judged.Count(finding => finding.Verdict == verdict) is > 0 and var count ? [$"{count} {words}"] : [];
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
