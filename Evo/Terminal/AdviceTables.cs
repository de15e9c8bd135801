using Evolution.Lab.Advising;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes advice to a terminal: the formula, the verdict, and the recommended steps.</summary>
static class AdviceTables
{
    public static void Write(Advice advice, TextWriter output)
    {
        var console = ReportConsole.On(output);
        console.Title(AdviceText.Title);
        console.Write(ConditionTable(advice.Conditions));
        if (advice.OneServerReason is { } reason) console.Line(reason);
        console.Line(AdviceText.Verdict(advice), ReportConsole.Strong);
        if (advice.Next is { } next) Write(console, advice, next);
        console.Line($"\n{AdviceText.Invitation(advice)} {AdviceText.Command(advice)}");
    }

    static void Write(IAnsiConsole console, Advice advice, NextPhase next)
    {
        console.Title("What answers what is broken");
        console.Write(RemedyTable(advice.Conditions, advice.Remedies));
        console.Title($"From phase 0 to phase {next.Phase}");
        console.Write(StepGrid(next.Steps));
        console.Line($"\nEffort. {next.Effort}");
        console.Line($"Effect. {next.Effect}");
    }

    static Table ConditionTable(IReadOnlyList<Condition> conditions)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("condition", "yours", "enough while", "");
        foreach (var condition in conditions)
        {
            table.AddRow(new Text(condition.Subject), new Text($"{condition.Value}"), new Text(condition.LimitText),
                new Text(AdviceText.Word(condition), condition.Holds ? new Style(Color.Green) : ReportConsole.Bad));
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
