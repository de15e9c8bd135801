using System.Text;
using Evolution.Board.Breaking.Experiments;
using Evolution.Lab.Reports;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>The verdict as the Aspire dashboard and other programs show it.</summary>
static class VerdictMarkdown
{
    public static string Of(ExperimentRun run) => Of(run.Comparison!, RunVerdict.Of(run.Fault, run.Comparison!), run.Fault.Name, run.Fault.Question);

    /// <summary>Writes it.</summary>
    /// <param name="comparison">What was measured.</param>
    /// <param name="verdict">What follows from it.</param>
    /// <param name="name">The experiment.</param>
    /// <param name="question">The question that it answers.</param>
    public static string Of(Comparison comparison, RunVerdict verdict, string name, string question)
    {
        var text = new StringBuilder($"## {name}: {question}\n\n");
        foreach (var alarm in verdict.Alarms) text.Append($"**Not right: {Plain(alarm)}**\n\n");
        text.Append($"{verdict.Sentence}\n\n| phase | unaffected | all good | back after |\n| --- | --- | --- | --- |\n");
        foreach (var run in comparison.Runs)
        {
            foreach (var fault in run.Faults) text.Append($"| {Plain(run.Name)} | {Words.Share(fault.Unaffected)} | {Words.Share(fault.GoodOfAll)} | {VerdictRow.Back(fault)} |\n");
        }
        foreach (var remark in verdict.Remarks) text.Append($"\n{Plain(remark)}\n");
        foreach (var finding in verdict.Findings) text.Append($"\n- {finding.Claim} **{Words.Of(finding.Verdict)}**: {finding.Measured}\n");
        text.Append($"\n{Words.Of(comparison.Settings)}.\n");
        return text.ToString();
    }

    /// <summary>Messages of others stay one line of text: nothing in them becomes a table, a link or markup.</summary>
    static string Plain(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(character => @"\`*_{}[]<>()#|!".Contains(character) ? $@"\{character}" : $"{character}"));
}
