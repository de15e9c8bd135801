using System.Globalization;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Reports;

/// <summary>Display strings shared by the terminal output, the HTML report and the Board.</summary>
public static class ReportText
{
    /// <summary>Returns the definition of a good request.</summary>
    public static string GetGoodDefinition(Settings settings) =>
        $"A request is good if the expected response arrives within {settings.ObjectiveMilliseconds:0} ms. An accepted order must also be confirmed eventually.";

    /// <summary>The definition of "unaffected".</summary>
    public const string UnaffectedDefinition = "Unaffected is the share of good requests during the fault among those that do not target the faulted service. \"All\" counts every request.";

    /// <summary>Returns the definition of independence, with the experiments over which it is computed.</summary>
    public static string GetIndependenceDefinition(Comparison comparison) => IndependenceMean.GetCommonFaults(comparison) is { Count: > 0 } faults
        ? $"Independence is the mean of unaffected over the experiments that were done on every topology: {string.Join(", ", faults)}."
        : "Independence is the mean of unaffected over the experiments that were done on every topology. No experiment was done on every topology.";

    /// <summary>Returns the display name of a verdict.</summary>
    public static string Format(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Contradicted => "contradicted",
        _ => "not decided",
    };

    /// <summary>Formats the independence of a topology with its spread.</summary>
    public static string Format(Independence independence) => independence switch
    {
        { Mean: null } => "not measured",
        { Mean: { } mean, Lowest: { } lowest, Highest: { } highest } => Percent.Format(new Spread(mean, lowest, highest, independence.Repeats)),
        { Mean: { } mean } => Percent.Format(mean),
    };

    /// <summary>Describes the settings of a comparison in one line.</summary>
    public static string Format(Settings settings) => string.Create(CultureInfo.InvariantCulture,
        $"{settings.Pace} run at {settings.Rate:0.#} requests/s, seed {settings.Seed}, each topology {(settings.Repeats is 1 ? "once" : $"{settings.Repeats} times")}; windows of {settings.SteadySeconds:0.#} s before and {settings.FaultSeconds:0.#} s during a fault");

    /// <summary>Returns the title of a comparison, which depends on its kind.</summary>
    public static string GetTitle(Comparison comparison) => comparison.Settings.Kind switch
    {
        "aspects" => "Effect of each aspect",
        "experiment" => comparison.Runs.SelectMany(GetExperimentNames).FirstOrDefault() ?? "Single experiment",
        _ => "Benefits and costs of each phase",
    };

    /// <summary>Formats a latency in milliseconds, or a dash if there is none.</summary>
    public static string FormatMilliseconds(double? latency) => latency is { } value ? new Quantity("", value, "ms").Text : "–";

    /// <summary>Formats a share as a percentage, or a dash if there is none.</summary>
    public static string FormatShare(double? share) => share is { } value ? Percent.Format(value) : "–";

    static IEnumerable<string> GetExperimentNames(TopologyRun run) => [.. run.Faults.Select(fault => fault.Name), .. run.Crashes is { } crashes ? [crashes.Name] : Array.Empty<string>(), .. run.Costs.Select(cost => cost.Name)];
}
