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
        var console = ReportConsole.On(output);
        foreach (var violation in comparison.Runs.SelectMany(run => run.Violations)) console.Line($"NOT RIGHT: {violation}", ReportConsole.Bad);
        foreach (var run in comparison.Runs.Where(run => run.Error is not null)) console.Line($"{run.Name} was not finished: {run.Error}", ReportConsole.Bad);
        if (comparison.IsInterrupted) console.Line("It was interrupted: something is missing.", ReportConsole.Bad);

        console.Title(Words.Title(comparison));
        if (comparison.Runs.SelectMany(run => run.Faults).Any(fault => fault.Fault is not null)) console.Line($"{Words.Good(comparison.Settings)} {Words.Unaffected} The seconds are those until the shop was well again.");
        if (comparison.Settings.Kind is "experiment") WriteExperiment(console, comparison);
        else WriteMatrix(console, comparison);
        console.Line($"\n{Words.Of(comparison.Settings)}. Stores as {comparison.Stores}. {comparison.Machine}.");
    }

    static void WriteMatrix(IAnsiConsole console, Comparison comparison)
    {
        if (comparison.Settings.Kind is "aspects") console.Line("Below each figure: its difference to phase 0, in percentage points, or as a multiple.");
        MatrixTables.Write(console, TradeOffMatrix.Of(comparison), comparison.Settings.Kind is "aspects");
        ConclusionText.Write(console, comparison);
    }

    static void WriteExperiment(IAnsiConsole console, Comparison comparison)
    {
        foreach (var run in comparison.Runs) ExperimentTables.Write(console, run, comparison.Settings.Repeats);
        if (MatrixColumn.Of(comparison).Count > 1 || comparison.Settings.Repeats > 1) MatrixTables.Write(console, TradeOffMatrix.Of(comparison), isBesideFirst: false);
        else foreach (var remark in Remark.Of(comparison)) console.Line($"{remark.Experiment}: {remark.Why}", remark.IsError ? ReportConsole.Bad : Style.Plain);
        ConclusionText.WriteExpectations(console, comparison);
    }
}
