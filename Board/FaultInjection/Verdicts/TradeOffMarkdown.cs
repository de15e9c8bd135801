using System.Text;
using Evolution.Board.FaultInjection.Experiments;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.FaultInjection.Verdicts;

/// <summary>Writes the results of several experiments as a Markdown table: one row per experiment, one column per phase.</summary>
static class TradeOffMarkdown
{
    public static string Of(IReadOnlyList<ExperimentRun> runs) => Of([.. runs.Select(run => (run.Fault, run.Comparison!))]);

    /// <summary>Writes the table and the verdicts.</summary>
    /// <param name="experiments">The experiments with their measurements; at least one.</param>
    public static string Of(IReadOnlyList<(IExperimentFault Fault, Comparison Comparison)> experiments)
    {
        string[] phases = [.. experiments.SelectMany(experiment => experiment.Comparison.Runs).Select(run => run.Name).Distinct()];
        var verdicts = experiments.Select(experiment => (experiment.Fault, Verdict: RunVerdict.Of(experiment.Fault, experiment.Comparison))).ToArray();
        var text = new StringBuilder("## Unaffected requests and recovery by phase\n\n");
        foreach (var violation in verdicts.SelectMany(item => item.Verdict.Violations)) text.Append($"**Violation: {MarkdownText.Escape(violation)}**\n\n");
        text.Append("The share of good requests among those that do not target the faulted service, and the recovery time after healing.\n\n");
        text.AppendRow(["experiment", .. phases.Select(MarkdownText.Escape)]).AppendRow([.. Enumerable.Repeat("---", phases.Length + 1)]);
        foreach (var (fault, comparison) in experiments) text.AppendRow([fault.Name, .. phases.Select(phase => FormatCell(fault, comparison.Runs.FirstOrDefault(run => run.Name == phase)))]);
        text.Append('\n');
        foreach (var (fault, verdict) in verdicts)
        {
            text.Append($"- **{fault.Name}**: {verdict.Sentence}\n");
            foreach (var remark in verdict.Remarks) text.Append($"  {MarkdownText.Escape(remark)}\n");
        }
        text.Append($"\n{ReportText.Format(experiments[0].Comparison.Settings)}.\n");
        return text.ToString();
    }

    static string FormatCell(IExperimentFault fault, TopologyRun? run) => run?.Faults.FirstOrDefault(result => result.Name == fault.Name) is { Unaffected: { } unaffected } result
        ? $"{ReportText.FormatShare(unaffected)}, {VerdictFormat.FormatRecovery(result)}"
        : "–";
}
