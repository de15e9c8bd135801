using System.Text;
using Evolution.Board.Breaking.Experiments;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>Writes the results of several experiments as a Markdown table: a row for each experiment, a column for each phase.</summary>
static class TradeOffMarkdown
{
    public static string Of(IReadOnlyList<ExperimentRun> runs) => Of([.. runs.Select(run => (run.Fault, run.Comparison!))]);

    /// <summary>Writes the table and the verdicts.</summary>
    /// <param name="experiments">The experiments with their measurements; at least one.</param>
    public static string Of(IReadOnlyList<(IExperimentFault Fault, Comparison Measured)> experiments)
    {
        string[] phases = [.. experiments.SelectMany(experiment => experiment.Measured.Runs).Select(run => run.Name).Distinct()];
        var verdicts = experiments.Select(experiment => (experiment.Fault, Verdict: RunVerdict.Of(experiment.Fault, experiment.Measured))).ToArray();
        var text = new StringBuilder("## What each phase buys\n\n");
        foreach (var alarm in verdicts.SelectMany(each => each.Verdict.Alarms)) text.Append($"**Not right: {MarkdownText.Plain(alarm)}**\n\n");
        text.Append("Good requests of those that are not aimed at what is broken, and how long after healing all was well again.\n\n");
        text.AppendRow(["experiment", .. phases.Select(MarkdownText.Plain)]).AppendRow([.. Enumerable.Repeat("---", phases.Length + 1)]);
        foreach (var (fault, measured) in experiments) text.AppendRow([fault.Name, .. phases.Select(phase => Cell(fault, measured.Runs.FirstOrDefault(run => run.Name == phase)))]);
        text.Append('\n');
        foreach (var (fault, verdict) in verdicts)
        {
            text.Append($"- **{fault.Name}**: {verdict.Sentence}\n");
            foreach (var remark in verdict.Remarks) text.Append($"  {MarkdownText.Plain(remark)}\n");
        }
        text.Append($"\n{Words.Of(experiments[0].Measured.Settings)}.\n");
        return text.ToString();
    }

    static string Cell(IExperimentFault fault, TopologyRun? run) => run?.Faults.FirstOrDefault(result => result.Name == fault.Name) is { Unaffected: { } unaffected } result
        ? $"{Words.Share(unaffected)}, {VerdictRow.Back(result)}"
        : "–";
}
