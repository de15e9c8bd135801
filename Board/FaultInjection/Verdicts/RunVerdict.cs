using System.Globalization;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Board.FaultInjection.Verdicts;

/// <summary>The conclusions from the measurements of an experiment, as user-facing sentences.</summary>
/// <param name="Violations">Violations in the stored data, which are shown before everything else.</param>
/// <param name="Sentence">The measurement in one sentence. It compares the topologies if there are several.</param>
/// <param name="Remarks">The topologies without measurements, with the reason.</param>
/// <param name="Findings">The verdicts on the plan's expectations that concern these topologies.</param>
sealed record RunVerdict(IReadOnlyList<string> Violations, string Sentence, IReadOnlyList<string> Remarks, IReadOnlyList<Finding> Findings)
{
    /// <summary>Creates the verdict.</summary>
    /// <param name="fault">The experiment.</param>
    /// <param name="comparison">The measurements.</param>
    public static RunVerdict Of(IExperimentFault fault, Comparison comparison)
    {
        (string Name, FaultResult Fault)[] results = [.. comparison.Runs.SelectMany(run => run.Faults.Where(result => result.Name == fault.Name).Select(result => (Capitalize(run.Name), result)))];
        (string Name, FaultResult Fault)[] measured = [.. results.Where(result => result.Fault.Unaffected is not null)];
        return new(
            [.. comparison.Runs.SelectMany(run => run.Violations).Select(Capitalize)],
            measured switch
            {
                [] => "Nothing was measured.",
                [var phase] => DescribePhase(fault, phase.Fault),
                _ => ComparePhases(fault, measured),
            },
            [.. results.Where(result => result.Fault.Unaffected is null).Select(result => $"{result.Name}: {GetReasonNotMeasured(result.Fault)}")],
            measured.Length > 1 ? ConclusionFactory.Create(comparison).Expectations : []);
    }

    /// <summary>Describes when the shop recovered.</summary>
    public static string DescribeRecovery(FaultResult result) => result.RecoveredAfter switch
    {
        null => "not healthy by the end of the observation",
        0 => "healthy immediately after healing",
        { } seconds => string.Create(CultureInfo.InvariantCulture, $"healthy {seconds:0.0} s after healing"),
    };

    static string DescribePhase(IExperimentFault fault, FaultResult result) =>
        $"{fault.ConditionText}, {Percent.Format(result.Unaffected!.Value)} of {DescribeCountedRequests(fault)} were good; the shop was {DescribeRecovery(result)}.";

    /// <summary>Compares the topologies, the best first.</summary>
    static string ComparePhases(IExperimentFault fault, (string Name, FaultResult Fault)[] measured)
    {
        var ordered = measured.OrderByDescending(result => result.Fault.Unaffected).ToArray();
        var shares = ordered.Select((result, index) => $"{Percent.Format(result.Fault.Unaffected!.Value)}{(index is 0 ? $" of {DescribeCountedRequests(fault)} were good" : "")} in {Uncapitalize(result.Name)}");
        var recoveries = ordered.Select(result => $"{Uncapitalize(result.Name)} was {DescribeRecovery(result.Fault)}");
        return $"{fault.ConditionText}, {string.Join(", ", shares)}. {Capitalize(string.Join(", ", recoveries))}.";
    }

    /// <summary>Describes the requests that the sentence counts.</summary>
    static string DescribeCountedRequests(IExperimentFault fault) => fault.TargetService is null ? "all requests" : $"the requests that do not target {Capitalize(fault.TargetService)}";

    static string GetReasonNotMeasured(FaultResult result) => result.Objection ?? result.Error ?? "No request was due during the fault.";

    static string Capitalize(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";

    static string Uncapitalize(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
