using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Reports;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes one experiment in detail, for each topology and round.</summary>
static class ExperimentTables
{
    public static void Write(IAnsiConsole console, TopologyRun run, int rounds)
    {
        console.WriteTitle(rounds is 1 ? run.Name : $"{run.Name}, round {run.Round}");
        foreach (var fault in run.Faults.Where(fault => fault.Fault is not null)) Write(console, fault, OutcomeExplanation.Of(fault, run));
        if (run.Crashes is { Steps: not [] } crashes) Write(console, crashes);
        foreach (var cost in run.Costs.Where(cost => cost.Quantities is not [])) Write(console, cost);
        if (run.Integrity is { } integrity)
            console.WriteParagraph($"Integrity: {integrity.Orders:N0} orders, {integrity.Confirmed:N0} confirmed, {integrity.Acknowledged:N0} acknowledged; {(integrity.IsRight ? "nothing lost, duplicated or stuck" : "VIOLATED, see above")}.");
    }

    static void Write(IAnsiConsole console, FaultResult fault, string? explanation)
    {
        console.WriteParagraph($"{fault.Procedure} Unaffected {ReportText.FormatShare(fault.Unaffected)}, all {ReportText.FormatShare(fault.GoodOfAll)}, {(fault.RecoveredAfter is { } seconds ? $"recovered after {seconds:0.0} s" : "not recovered")}, {fault.Lost} lost requests.");
        if (explanation is not null) console.WriteParagraph(explanation);
        WindowResult?[] windows = [fault.Steady, fault.Fault, fault.Recovery];
        var table = new Table().Border(TableBorder.Simple).AddColumns("good, p50, p99 ms", "before", "during the fault", "after", "known within 0.5/2/10 s");
        foreach (var operation in windows.OfType<WindowResult>().SelectMany(window => window.Operations).DistinctBy(operation => operation.Operation))
        {
            table.AddRow([new Text(operation.Entry == fault.TargetService ? $"{operation.Operation} (fault)" : operation.Operation), .. windows.Select(window => new Text(FormatWindow(Find(window, operation)))), new Text(ReportText.FormatKnown(Find(fault.Fault, operation)))]);
        }
        console.Write(table);
        foreach (var observation in fault.Observations) console.WriteParagraph($"{observation.Name}: {ReportText.FormatShare(observation.Steady)} before, {ReportText.FormatShare(observation.Fault)} during the fault.");
    }

    static OperationResult? Find(WindowResult? window, OperationResult operation) => window?.Operations.FirstOrDefault(candidate => candidate.Operation == operation.Operation);

    static string FormatWindow(OperationResult? operation) => operation is { Sent: > 0 }
        ? $"{ReportText.FormatShare(operation.GoodShare)}, {FormatLatency(operation.P50)}, {FormatLatency(operation.P99)}"
        : "–";

    // Null means infinite: too many requests failed.
    static string FormatLatency(double? milliseconds) => milliseconds is { } latency ? new Quantity("", latency).Text : "∞";

    static void Write(IAnsiConsole console, CrashResult crashes)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("killed service", "step", "response to the customer", "immediately after", crashes.LaterSeconds is { } later ? $"{later:0} s later" : "later");
        foreach (var step in crashes.Steps)
        {
            table.AddRow(new Text(step.Service), new Text(step.Step), new Text(step.Response), CreateStateText(step.StateRightAfter, step.IsInconsistentRightAfter), CreateStateText(step.StateLater ?? "–", step.IsInconsistentLater is true));
        }
        console.Write(table);
    }

    static Text CreateStateText(string stored, bool isInconsistent) => isInconsistent ? new($"INCONSISTENT: {stored}", ReportConsole.ErrorStyle) : new(stored);

    static void Write(IAnsiConsole console, CostResult cost)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(cost.Name, "measured");
        foreach (var quantity in cost.Quantities) table.AddRow(new Text(quantity.Name), new Text(quantity.Text));
        console.Write(table);
        if (cost.Note is { } note) console.WriteParagraph(note);
    }
}
