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
        console.Title(repeats is 1 ? run.Name : $"{run.Name}, repetition {run.Repeat}");
        foreach (var fault in run.Faults.Where(fault => fault.Fault is not null)) Write(console, fault, Mechanism.Of(fault, run));
        if (run.Crashes is { Steps: not [] } crashes) Write(console, crashes);
        foreach (var cost in run.Costs.Where(cost => cost.Quantities is not [])) Write(console, cost);
        if (run.Integrity is { } integrity)
            console.Line($"Books: {integrity.Orders:N0} orders, {integrity.Confirmed:N0} confirmed, {integrity.Acknowledged:N0} acknowledged to the load; {(integrity.IsRight ? "nothing lost, duplicated or left over" : "NOT RIGHT, see above")}.");
    }

    static void Write(IAnsiConsole console, FaultResult fault, string? mechanism)
    {
        console.Line($"{fault.Done} Unaffected {Words.Share(fault.Unaffected)}, all {Words.Share(fault.GoodOfAll)}, {(fault.RecoveredAfter is { } seconds ? $"recovered after {seconds:0.0} s" : "not recovered while watched")}.");
        if (mechanism is not null) console.Line(mechanism);
        WindowResult?[] windows = [fault.Steady, fault.Fault, fault.Recovery];
        var table = new Table().Border(TableBorder.Simple).AddColumns("good, p50, p99 ms", "enters by", "before", "during the fault", "afterwards");
        foreach (var operation in windows.OfType<WindowResult>().SelectMany(window => window.Operations).DistinctBy(operation => operation.Operation))
        {
            table.AddRow([new Text(operation.Operation), new Text(operation.Entry == fault.Hurt ? $"{operation.Entry} (hurt)" : operation.Entry), .. windows.Select(window => new Text(InWords(window, operation.Operation)))]);
        }
        console.Write(table);
        foreach (var seen in fault.Observations) console.Line($"{seen.Name}: {Words.Share(seen.Steady)} before, {Words.Share(seen.Fault)} during the fault.");
    }

    static string InWords(WindowResult? window, string name) => window?.Operations.FirstOrDefault(operation => operation.Operation == name) is { Sent: > 0 } operation
        ? $"{Words.Share((double)operation.Good / operation.Sent)}, {InWords(operation.P50)}, {InWords(operation.P99)}"
        : "–";

    static string InWords(double? milliseconds) => milliseconds is { } latency ? new Quantity("", latency).Text : "–";

    static void Write(IAnsiConsole console, CrashResult crashes)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("killed", "at", "answer to the customer", "right after", crashes.LaterSeconds is { } later ? $"{later:0} s later" : "later");
        foreach (var step in crashes.Steps)
        {
            table.AddRow(new Text(step.Service), new Text(step.Step), new Text(step.Answer), State(step.RightAfter, step.HalfDoneRightAfter), State(step.Later ?? "–", step.HalfDoneLater is true));
        }
        console.Write(table);
    }

    static Text State(string stored, bool isHalfDone) => isHalfDone ? new($"HALF DONE: {stored}", ReportConsole.Bad) : new(stored);

    static void Write(IAnsiConsole console, CostResult cost)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(cost.Name, "measured");
        foreach (var quantity in cost.Quantities) table.AddRow(new Text(quantity.Name), new Text(quantity.Text));
        console.Write(table);
        if (cost.Note is { } note) console.Line(note);
    }
}
