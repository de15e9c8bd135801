using System.Text;
using Evolution.Board.FaultInjection.Experiments;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.FaultInjection.Verdicts;

/// <summary>Writes the verdict as Markdown, for the Aspire dashboard and other programs.</summary>
static class VerdictMarkdown
{
    public static string Of(ExperimentRun run) => Of(run.Comparison!, RunVerdict.Of(run.Fault, run.Comparison!), run.Fault.Name, run.Fault.Question);

    /// <summary>Writes the verdict.</summary>
    /// <param name="comparison">The measurements.</param>
    /// <param name="verdict">The verdict on the measurements.</param>
    /// <param name="name">The name of the experiment.</param>
    /// <param name="question">The question that the experiment answers.</param>
    public static string Of(Comparison comparison, RunVerdict verdict, string name, string question)
    {
        var text = new StringBuilder($"## {name}: {question}\n\n");
        foreach (var violation in verdict.Violations) text.Append($"**Violation: {MarkdownText.Escape(violation)}**\n\n");
        (string Phase, FaultResult Result)[] columns = [.. comparison.Runs.SelectMany(run => run.Faults.Select(fault => (MarkdownText.Escape(run.Name), fault)))];
        text.Append($"{verdict.Sentence}\n\n");
        text.AppendRow(["", .. columns.Select(column => column.Phase)]).AppendRow([.. Enumerable.Repeat("---", columns.Length + 1)]);
        text.AppendRow(["unaffected", .. columns.Select(column => ReportText.FormatShare(column.Result.Unaffected))]);
        text.AppendRow(["all", .. columns.Select(column => ReportText.FormatShare(column.Result.GoodOfAll))]);
        text.AppendRow(["recovery", .. columns.Select(column => VerdictFormat.FormatRecovery(column.Result))]);
        foreach (var remark in verdict.Remarks) text.Append($"\n{MarkdownText.Escape(remark)}\n");
        foreach (var finding in verdict.Findings) text.Append($"\n- {finding.Claim} **{ReportText.Format(finding.Verdict)}**: {ReportText.DescribeMeasurements(finding)}\n");
        if (verdict.Findings is not []) text.Append($"\n{ReportText.GetReliability(comparison.Settings)}\n");
        text.Append($"\n{ReportText.Format(comparison.Settings)}.\n");
        return text.ToString();
    }
}
