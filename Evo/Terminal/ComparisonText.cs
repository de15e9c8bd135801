using Evolution.Lab.Results;
using Evolution.Reports;
using Evolution.Reports.Matrices;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes a comparison to a terminal: violations first, then the matrix and its conclusions.</summary>
static class ComparisonText
{
    public static void Write(Comparison comparison, TextWriter output)
    {
        var console = ReportConsole.Create(output);
        foreach (var violation in comparison.Runs.SelectMany(run => run.Violations)) console.WriteParagraph($"VIOLATION: {violation}", ReportConsole.ErrorStyle);
        foreach (var run in comparison.Runs.Where(run => run.Error is not null)) console.WriteParagraph($"{run.Name} did not finish: {run.Error}", ReportConsole.ErrorStyle);
        if (comparison.IsInterrupted) console.WriteParagraph("The run was interrupted: the results are incomplete.", ReportConsole.ErrorStyle);

        console.WriteTitle(ReportText.GetTitle(comparison));
        if (comparison.Runs.SelectMany(run => run.Faults).Any(fault => fault.Fault is not null)) console.WriteParagraph($"{ReportText.GetGoodDefinition(comparison.Settings)} {ReportText.UnaffectedDefinition} The seconds are the recovery time.");
        if (comparison.Settings.Kind is "experiment") WriteExperiment(console, comparison);
        else WriteMatrix(console, comparison);
        console.WriteParagraph($"\n{ReportText.Format(comparison.Settings)}. Stores run as {comparison.Stores}. {comparison.Machine}.");
    }

    static void WriteMatrix(IAnsiConsole console, Comparison comparison)
    {
        if (comparison.Settings.Kind is "aspects") console.WriteParagraph("Below each figure is its difference from phase 0, in percentage points or as a factor.");
        MatrixTables.Write(console, TradeOffMatrix.Of(comparison), comparison.Settings.Kind is "aspects");
        ConclusionText.Write(console, comparison);
    }

    static void WriteExperiment(IAnsiConsole console, Comparison comparison)
    {
        foreach (var run in comparison.Runs) ExperimentTables.Write(console, run, comparison.Settings.Rounds);
        if (MatrixColumn.Of(comparison).Count > 1 || comparison.Settings.Rounds > 1) MatrixTables.Write(console, TradeOffMatrix.Of(comparison), isComparedToFirst: false);
        else foreach (var remark in Remark.Of(comparison)) console.WriteParagraph($"{remark.Experiment}: {remark.Reason}", remark.IsError ? ReportConsole.ErrorStyle : Style.Plain);
        ConclusionText.WriteExpectations(console, comparison);
    }
}
