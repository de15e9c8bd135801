using System.Globalization;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Reports;

/// <summary>The matrix for a terminal.</summary>
static class ComparisonText
{
    public static void Write(Comparison comparison, TextWriter output)
    {
        foreach (var violation in comparison.Runs.SelectMany(run => run.Violations)) output.WriteLine($"NOT RIGHT: {violation}");
        foreach (var run in comparison.Runs)
        {
            output.WriteLine($"{run.Name}, {run.Repeat}: {run.Trouble}");
            foreach (var fault in run.Faults) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {fault.Name,-16} {fault.Unaffected:P0} {fault.GoodOfAll:P0} {fault.RecoveredAfter:0.0} {fault.Objection}{fault.Trouble}"));
            foreach (var cost in run.Costs) output.WriteLine($"  {cost.Name,-16} {string.Join(", ", cost.Quantities.Select(quantity => quantity.InWords))}");
        }
        foreach (var independence in Independence.Of(comparison)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{independence.Name}: {independence.Mean:P0} ({independence.Lowest:P0}-{independence.Highest:P0})"));
        foreach (var finding in Claims.Of(comparison).Concat(Expectations.Of(comparison))) output.WriteLine($"{finding.Verdict}: {finding.Claim} {finding.Measured}");
    }
}
