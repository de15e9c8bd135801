using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Results;

namespace Evolution.Evo.Bench;

/// <summary>The result of a run of <c>evo bench</c>.</summary>
/// <param name="Machine">The machine that the figures were measured on.</param>
/// <param name="MeasuredAt">The time at which the run started.</param>
/// <param name="WindowSeconds">The duration of each load window, in seconds.</param>
/// <param name="Findings">The measured figures.</param>
/// <param name="Failed">The names of the figures that failed, each with the reason.</param>
sealed record BenchReport(MachineFacts Machine, DateTimeOffset MeasuredAt, double WindowSeconds, IReadOnlyList<FigureResult> Findings, IReadOnlyDictionary<string, string> Failed)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // people read the file too, so µ and ≥ are not escaped
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The exit code: 1 if a figure failed or its value is invalid, otherwise 0, even if a figure falls short of its goal.</summary>
    public int ExitCode => Failed.Count is 0 && Findings.All(finding => finding.Verdict is not GoalState.Invalid) ? ExitCodes.Success : ExitCodes.Failure;

    /// <summary>The last line of the output, which counts the figures by their state.</summary>
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
