using System.Globalization;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Reports;

/// <summary>Texts that the terminal and the HTML report share.</summary>
public static class Words
{
    /// <summary>Describes when a request counts as good.</summary>
    public static string Good(Settings settings) =>
        $"A request is good if its right answer comes within {settings.ObjectiveMilliseconds:0} ms. An order that is only accepted is good if it is confirmed in the end.";

    /// <summary>The definition of "unaffected".</summary>
    public const string Unaffected = "Unaffected is the share of good requests during the fault among those that do not go to the hurt service. \"All\" counts every request.";

    /// <summary>Describes what independence is, and over which experiments it is computed.</summary>
    public static string Independence(Comparison comparison) => IndependenceMean.CommonFaults(comparison) is { Count: > 0 } faults
        ? $"Independence is the mean of unaffected over the experiments that were done on every topology: {string.Join(", ", faults)}."
        : "Independence is the mean of unaffected over the experiments that were done on every topology. There was none.";

    /// <summary>Returns a verdict in one or two words.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Contradicted => "contradicted",
        _ => "not decided",
    };

    /// <summary>Formats the independence of a topology with its spread.</summary>
    public static string Of(Independence independence) => independence switch
    {
        { Mean: null } => "not measured",
        { Mean: { } mean, Lowest: { } lowest, Highest: { } highest } => Percent.Text(new Spread(mean, lowest, highest, independence.Repeats)),
        { Mean: { } mean } => Percent.Text(mean),
    };

    /// <summary>Describes in one line how the comparison was measured.</summary>
    public static string Of(Settings settings) => string.Create(CultureInfo.InvariantCulture,
        $"{settings.Pace} run at {settings.Rate:0.#} requests/s, seed {settings.Seed}, each topology {(settings.Repeats is 1 ? "once" : $"{settings.Repeats} times")}; windows of {settings.SteadySeconds:0.#} s before and {settings.FaultSeconds:0.#} s during a fault");

    /// <summary>Returns the title of a comparison, by its kind.</summary>
    public static string Title(Comparison comparison) => comparison.Settings.Kind switch
    {
        "aspects" => "Which step brings what",
        "experiment" => comparison.Runs.SelectMany(Experiments).FirstOrDefault() ?? "One experiment",
        _ => "What each step buys and costs",
    };

    /// <summary>Formats a latency in milliseconds, or a dash if there is none.</summary>
    public static string Milliseconds(double? latency) => latency is { } known ? new Quantity("", known, "ms").Text : "–";

    /// <summary>Formats a share as a percentage, or a dash if there is none.</summary>
    public static string Share(double? share) => share is { } known ? Percent.Text(known) : "–";

    static IEnumerable<string> Experiments(TopologyRun run) => [.. run.Faults.Select(fault => fault.Name), .. run.Crashes is { } crashes ? [crashes.Name] : Array.Empty<string>(), .. run.Costs.Select(cost => cost.Name)];
}
