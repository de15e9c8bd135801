using System.Globalization;
using Evolution.Lab.Comparing;
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
    public const string UnaffectedDefinition = "Unaffected is the share of good requests during the fault among those that do not target the faulted service; each service has the same weight. \"All\" counts every service.";

    /// <summary>Returns the definition of independence, with the experiments over which it is computed.</summary>
    public static string GetIndependenceDefinition(Comparison comparison) => IndependenceMean.GetCommonFaults(comparison) is { Count: > 0 } faults
        ? $"Independence is the mean of unaffected over the experiments that were done on every topology: {string.Join(", ", faults)}."
        : "Independence is the mean of unaffected over the experiments that were done on every topology. No experiment was done on every topology.";

    /// <summary>Returns the display name of a verdict.</summary>
    public static string Format(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.NoEffect => "no effect",
        Verdict.Contradicted => "contradicted",
        _ => "inconclusive",
    };

    /// <summary>Formats an effect with its confidence interval: <c>+12 points (+3 to +21)</c>, or <c>+35% (+10% to +60%)</c>.</summary>
    public static string Format(Effect effect) => effect switch
    {
        { Scale: EffectScale.Share, Lower: { } lower, Upper: { } upper } => $"{FormatEffect(effect.Scale, effect.Mean)} ({Percent.FormatPoints(lower)} to {Percent.FormatPoints(upper)})",
        { Lower: { } lower, Upper: { } upper } => $"{FormatEffect(effect.Scale, effect.Mean)} ({FormatEffect(effect.Scale, lower)} to {FormatEffect(effect.Scale, upper)})",
        _ => $"{FormatEffect(effect.Scale, effect.Mean)} in one round",
    };

    /// <summary>Describes the measurements of a finding, with the effect if there is one.</summary>
    public static string DescribeMeasurements(Finding finding) => finding.Effect is { } effect ? $"{finding.Measured} {Format(effect)}." : finding.Measured;

    /// <summary>Formats a difference of shares in percentage points, or a ratio as the percentage that it exceeds 1.</summary>
    public static string FormatEffect(EffectScale scale, double value) => scale is EffectScale.Share
        ? $"{Percent.FormatPoints(value)} points"
        : string.Create(CultureInfo.InvariantCulture, $"{(Math.Exp(value) - 1) * 100:+0;-0;±0}%");

    /// <summary>Explains how reliable the verdicts of a run are, or why it has none.</summary>
    public static string GetReliability(Settings settings) => settings switch
    {
        { Pace: "quick" } => "A quick run is too short for verdicts.",
        { Rounds: 1 } => "A single round has no confidence interval, so its effects are inconclusive. For verdicts, use evo compare, or evo experiment with --rounds 5.",
        { Rounds: < ConclusionFactory.ConfirmatoryRounds } => $"Exploratory: {settings.Rounds} rounds, each verdict at 95% confidence. With many expectations, some verdicts may be wrong.",
        _ => $"{settings.Rounds} rounds. The verdicts are corrected for the number of expectations (Holm).",
    };

    /// <summary>Formats the independence of a topology with its spread.</summary>
    public static string Format(Independence independence) => independence switch
    {
        { Mean: null } => "not measured",
        { Mean: { } mean, Lowest: { } lowest, Highest: { } highest } => Percent.Format(new Spread(mean, lowest, highest, independence.Rounds)),
        { Mean: { } mean } => Percent.Format(mean),
    };

    /// <summary>Describes the settings of a comparison in one line.</summary>
    public static string Format(Settings settings) => string.Create(CultureInfo.InvariantCulture,
        $"{settings.Pace} run at {settings.Rate:0.#} requests/s, seed {settings.Seed}, each topology {(settings.Rounds is 1 ? "once" : $"{settings.Rounds} times")}; windows of {settings.SteadySeconds:0.#} s before and at least {settings.FaultSeconds:0.#} s during a fault");

    /// <summary>Returns the title of a comparison, which depends on its kind.</summary>
    public static string GetTitle(Comparison comparison) => comparison.Settings.Kind switch
    {
        "aspects" => "Effect of each aspect",
        "experiment" => comparison.Runs.SelectMany(GetExperimentNames).FirstOrDefault() ?? "Single experiment",
        _ => "Benefits and costs of each phase",
    };

    /// <summary>Formats a latency in milliseconds, or a dash if there is none.</summary>
    public static string FormatMilliseconds(double? latency) => latency is { } value ? new Quantity("", value, "ms").Text : "–";

    /// <summary>Formats a percentile of the time until a correct response: ∞ if too many requests failed, or a dash if there were none.</summary>
    public static string FormatPercentile(OperationResult? result, Func<OperationResult, double?> getPercentile) => result switch
    {
        null or { Sent: 0 } => FormatMilliseconds(null),
        _ => getPercentile(result) is { } latency ? FormatMilliseconds(latency) : "∞",
    };

    /// <summary>Formats the shares of requests whose outcome was known within 0.5, 2 and 10 s: <c>12/80/100%</c>.</summary>
    public static string FormatKnown(OperationResult? result) => result is { Sent: > 0 and var sent }
        ? $"{string.Join("/", result.Known.Select(known => Percent.Format((double)known.Count / sent).TrimEnd('%')))}%"
        : FormatMilliseconds(null);

    /// <summary>Formats a share as a percentage, or a dash if there is none.</summary>
    public static string FormatShare(double? share) => share is { } value ? Percent.Format(value) : "–";

    static IEnumerable<string> GetExperimentNames(TopologyRun run) => [.. run.Faults.Select(fault => fault.Name), .. run.Crashes is { } crashes ? [crashes.Name] : Array.Empty<string>(), .. run.Costs.Select(cost => cost.Name)];
}
