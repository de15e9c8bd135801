using System.Globalization;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>The conclusions of an experiment, in sentences that follow from its figures alone.</summary>
/// <param name="Alarms">Violations in the stored data, which are shown before everything else.</param>
/// <param name="Sentence">The measurement in a sentence, which compares the topologies if there are several.</param>
/// <param name="Remarks">Topologies on which it could not be measured, and why.</param>
/// <param name="Findings">The plan's expectations, as far as these topologies can show them.</param>
sealed record RunVerdict(IReadOnlyList<string> Alarms, string Sentence, IReadOnlyList<string> Remarks, IReadOnlyList<Finding> Findings)
{
    /// <summary>Creates the verdict.</summary>
    /// <param name="fault">The experiment.</param>
    /// <param name="comparison">The measurements.</param>
    public static RunVerdict Of(IExperimentFault fault, Comparison comparison)
    {
        (string Name, FaultResult Fault)[] results = [.. comparison.Runs.SelectMany(run => run.Faults.Where(result => result.Name == fault.Name).Select(result => (Capital(run.Name), result)))];
        (string Name, FaultResult Fault)[] measured = [.. results.Where(result => result.Fault.Unaffected is not null)];
        return new(
            [.. comparison.Runs.SelectMany(run => run.Violations).Select(Capital)],
            measured switch
            {
                [] => "Nothing was measured.",
                [var only] => Alone(fault, only.Fault),
                _ => Beside(fault, measured),
            },
            [.. results.Where(result => result.Fault.Unaffected is null).Select(result => $"{result.Name}: {WhyNot(result.Fault)}")],
            measured.Length > 1 ? Expectations.Of(comparison) : []);
    }

    /// <summary>Describes when the shop recovered.</summary>
    public static string Back(FaultResult result) => result.RecoveredAfter switch
    {
        null => "not well again while it was watched",
        0 => "well at once after healing",
        { } seconds => string.Create(CultureInfo.InvariantCulture, $"well {seconds:0.0} s after healing"),
    };

    static string Alone(IExperimentFault fault, FaultResult result) =>
        $"{fault.Circumstance}, {Percent.Text(result.Unaffected!.Value)} of {Counted(fault)} were still good; the shop was {Back(result)}.";

    /// <summary>Compares the topologies, the best first.</summary>
    static string Beside(IExperimentFault fault, (string Name, FaultResult Fault)[] measured)
    {
        var ordered = measured.OrderByDescending(result => result.Fault.Unaffected).ToArray();
        var kept = ordered.Select((result, index) => $"{InSentence(result.Name)} kept {Percent.Text(result.Fault.Unaffected!.Value)}{(index is 0 ? $" of {Counted(fault)} good" : "")}");
        var back = ordered.Select(result => $"{InSentence(result.Name)} was {Back(result.Fault)}");
        return $"{fault.Circumstance}, {string.Join(", ", kept)}. {Capital(string.Join(", ", back))}.";
    }

    /// <summary>Names the requests that the sentence counts.</summary>
    static string Counted(IExperimentFault fault) => fault.Hurt is null ? "all requests" : $"the requests that do not go to {Capital(fault.Hurt)}";

    static string WhyNot(FaultResult result) => result.Objection ?? result.Error ?? "no request was due during the fault.";

    static string Capital(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";

    static string InSentence(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
