using Evolution.Lab.Reports.Terminal;
using Spectre.Console;

namespace Evolution.Lab.Advising;

/// <summary>Advice for a terminal: the formula, the verdict, and what to do.</summary>
static class AdviceText
{
    public static void Write(Advice advice, TextWriter output)
    {
        var console = ReportConsole.On(output);
        console.Title("Is a distributed monolith enough?");
        console.Write(ConditionTable(advice.Conditions));
        if (advice.OneServerReason is { } reason) console.Line(reason);
        if (advice.Next is { } next) Write(console, advice, next);
        else
        {
            console.Line("It is enough: all conditions hold.", ReportConsole.Strong);
            console.Line("\nNext, to see what hardening alone would bring: ./evo compare --phases 0,1");
        }
    }

    static void Write(IAnsiConsole console, Advice advice, NextPhase next)
    {
        var broken = advice.Conditions.Count(condition => !condition.Holds);
        console.Line($"It is not enough: {broken} of {advice.Conditions.Count} conditions {(broken is 1 ? "is" : "are")} broken. Phase {next.Phase} answers {(broken is 1 ? "it" : "them")}.", ReportConsole.Strong);
        console.Title("What answers what is broken");
        console.Write(RemedyTable(advice.Conditions, advice.Remedies));
        console.Title($"From phase 0 to phase {next.Phase}");
        console.Write(StepGrid(next.Steps));
        console.Line($"\nEffort. {next.Effort}");
        console.Line($"Effect. {next.Effect}");
        console.Line($"\nNext, to see it at work: ./evo run --phase {next.Phase}");
    }

    static Table ConditionTable(IReadOnlyList<Condition> conditions)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("condition", "yours", "enough while", "");
        foreach (var condition in conditions)
        {
            table.AddRow(new Text(condition.Subject), new Text($"{condition.Value}"), new Text(condition.LimitText),
                condition.Holds ? new Text("holds", new Style(Color.Green)) : new Text("BROKEN", ReportConsole.Bad));
        }
        return table;
    }

    static Grid StepGrid(IReadOnlyList<string> steps)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (index, step) in steps.Index()) grid.AddRow(new Text($"{index + 1,2}."), new Text(step));
        return grid;
    }

    static Table RemedyTable(IReadOnlyList<Condition> conditions, IReadOnlyList<Remedy> remedies)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("condition", "phase", "why");
        foreach (var remedy in remedies) table.AddRow(new Text(conditions.Single(condition => condition.Id == remedy.ConditionId).Subject), new Text($"{remedy.Phase}"), new Text(remedy.Reason));
        return table;
    }
}
