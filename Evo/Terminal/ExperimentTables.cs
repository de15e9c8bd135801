using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Reports;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes one experiment in detail, for each topology and repetition.</summary>
static class ExperimentTables
{
    public static void Write(IAnsiConsole console, TopologyRun run, int repeats)
    {
        console.WriteTitle(repeats is 1 ? run.Name : $"{run.Name}, repetition {run.Repeat}");
        foreach (var fault in run.Faults.Where(fault => fault.Fault is not null)) Write(console, fault, OutcomeExplanation.Of(fault, run));
        if (run.Crashes is { Steps: not [] } crashes) Write(console, crashes);
        foreach (var cost in run.Costs.Where(cost => cost.Quantities is not [])) Write(console, cost);
        if (run.Integrity is { } integrity)
            console.WriteParagraph($"Integrity: {integrity.Orders:N0} orders, {integrity.Confirmed:N0} confirmed, {integrity.Acknowledged:N0} acknowledged; {(integrity.IsRight ? "nothing lost, duplicated or stuck" : "VIOLATED, see above")}.");
    }

    static void Write(IAnsiConsole console, FaultResult fault, string? explanation)
    {
        console.WriteParagraph($"{fault.Done} Unaffected {ReportText.FormatShare(fault.Unaffected)}, all {ReportText.FormatShare(fault.GoodOfAll)}, {(fault.RecoveredAfter is { } seconds ? $"recovered after {seconds:0.0} s" : "not recovered")}.");
        if (explanation is not null) console.WriteParagraph(explanation);
        WindowResult?[] windows = [fault.Steady, fault.Fault, fault.Recovery];
        var table = new Table().Border(TableBorder.Simple).AddColumns("good, p50, p99 ms", "entry", "before", "during the fault", "after");
        foreach (var operation in windows.OfType<WindowResult>().SelectMany(window => window.Operations).DistinctBy(operation => operation.Operation))
        {
            table.AddRow([new Text(operation.Operation), new Text(operation.Entry == fault.Hurt ? $"{operation.Entry} (fault)" : operation.Entry), .. windows.Select(window => new Text(FormatWindow(window, operation.Operation)))]);
        }
        console.Write(table);
        foreach (var observation in fault.Observations) console.WriteParagraph($"{observation.Name}: {ReportText.FormatShare(observation.Steady)} before, {ReportText.FormatShare(observation.Fault)} during the fault.");
    }

    static string FormatWindow(WindowResult? window, string name) => window?.Operations.FirstOrDefault(operation => operation.Operation == name) is { Sent: > 0 } operation
        ? $"{ReportText.FormatShare((double)operation.Good / operation.Sent)}, {FormatLatency(operation.P50)}, {FormatLatency(operation.P99)}"
        : "–";

    static string FormatLatency(double? milliseconds) => milliseconds is { } latency ? new Quantity("", latency).Text : "–";

    static void Write(IAnsiConsole console, CrashResult crashes)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("killed service", "step", "response to the customer", "immediately after", crashes.LaterSeconds is { } later ? $"{later:0} s later" : "later");
        foreach (var step in crashes.Steps)
        {
            table.AddRow(new Text(step.Service), new Text(step.Step), new Text(step.Answer), CreateStateText(step.RightAfter, step.HalfDoneRightAfter), CreateStateText(step.Later ?? "–", step.HalfDoneLater is true));
        }
        console.Write(table);
    }

    static Text CreateStateText(string stored, bool isHalfDone) => isHalfDone ? new($"INCONSISTENT: {stored}", ReportConsole.ErrorStyle) : new(stored);

    static void Write(IAnsiConsole console, CostResult cost)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(cost.Name, "measured");
        foreach (var quantity in cost.Quantities) table.AddRow(new Text(quantity.Name), new Text(quantity.Text));
        console.Write(table);
        if (cost.Note is { } note) console.WriteParagraph(note);
    }
}
