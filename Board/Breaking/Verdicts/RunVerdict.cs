using System.Globalization;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>What an experiment showed, in sentences that follow from its figures alone.</summary>
/// <param name="Alarms">What was not right in the books, which comes before everything else.</param>
/// <param name="Sentence">What was measured, topologies compared where there are several.</param>
/// <param name="Remarks">Topologies on which it could not be measured, and why.</param>
/// <param name="Findings">What the plan lets one expect, where these topologies can show it.</param>
sealed record RunVerdict(IReadOnlyList<string> Alarms, string Sentence, IReadOnlyList<string> Remarks, IReadOnlyList<Finding> Findings)
{
    /// <summary>Says it.</summary>
    /// <param name="fault">What was done.</param>
    /// <param name="comparison">What was measured.</param>
    public static RunVerdict Of(IFault fault, Comparison comparison)
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

    /// <summary>When all was well again, for a sentence and for a table.</summary>
    public static string Back(FaultResult result) => result.RecoveredAfter switch
    {
        null => "not well again while it was watched",
        0 => "well at once after healing",
        { } seconds => string.Create(CultureInfo.InvariantCulture, $"well {seconds:0.0} s after healing"),
    };

    static string Alone(IFault fault, FaultResult result) =>
        $"{fault.Circumstance}, {Percent.Text(result.Unaffected!.Value)} of {Counted(fault)} were still good; the shop was {Back(result)}.";

    /// <summary>The best first.</summary>
    static string Beside(IFault fault, (string Name, FaultResult Fault)[] measured)
    {
        var ordered = measured.OrderByDescending(result => result.Fault.Unaffected).ToArray();
        var kept = ordered.Select((result, index) => $"{InSentence(result.Name)} kept {Percent.Text(result.Fault.Unaffected!.Value)}{(index is 0 ? $" of {Counted(fault)} good" : "")}");
        var back = ordered.Select(result => $"{InSentence(result.Name)} was {Back(result.Fault)}");
        return $"{fault.Circumstance}, {string.Join(", ", kept)}. {Capital(string.Join(", ", back))}.";
    }

    /// <summary>Whose requests the sentence counts.</summary>
    static string Counted(IFault fault) => fault.Hurt is null ? "all requests" : $"the requests that do not go to {Capital(fault.Hurt)}";

    static string WhyNot(FaultResult result) => result.Objection ?? result.Error ?? "no request was due during the fault.";

    static string Capital(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";

    static string InSentence(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
