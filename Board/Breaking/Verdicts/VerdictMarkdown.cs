using System.Text;
using Evolution.Board.Breaking.Experiments;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>Writes the verdict as Markdown, for the Aspire dashboard and other programs.</summary>
static class VerdictMarkdown
{
    public static string Of(ExperimentRun run) => Of(run.Comparison!, RunVerdict.Of(run.Fault, run.Comparison!), run.Fault.Name, run.Fault.Question);

    /// <summary>Writes the verdict.</summary>
    /// <param name="comparison">The measurements.</param>
    /// <param name="verdict">The verdict about them.</param>
    /// <param name="name">The name of the experiment.</param>
    /// <param name="question">The question that it answers.</param>
    public static string Of(Comparison comparison, RunVerdict verdict, string name, string question)
    {
        var text = new StringBuilder($"## {name}: {question}\n\n");
        foreach (var alarm in verdict.Alarms) text.Append($"**Not right: {MarkdownText.Plain(alarm)}**\n\n");
        (string Phase, FaultResult Result)[] columns = [.. comparison.Runs.SelectMany(run => run.Faults.Select(fault => (MarkdownText.Plain(run.Name), fault)))];
        text.Append($"{verdict.Sentence}\n\n");
        text.AppendRow(["", .. columns.Select(column => column.Phase)]).AppendRow([.. Enumerable.Repeat("---", columns.Length + 1)]);
        text.AppendRow(["unaffected", .. columns.Select(column => Words.Share(column.Result.Unaffected))]);
        text.AppendRow(["all good", .. columns.Select(column => Words.Share(column.Result.GoodOfAll))]);
        text.AppendRow(["back after", .. columns.Select(column => VerdictRow.Back(column.Result))]);
        foreach (var remark in verdict.Remarks) text.Append($"\n{MarkdownText.Plain(remark)}\n");
        foreach (var finding in verdict.Findings) text.Append($"\n- {finding.Claim} **{Words.Of(finding.Verdict)}**: {finding.Measured}\n");
        text.Append($"\n{Words.Of(comparison.Settings)}.\n");
        return text.ToString();
    }
}
