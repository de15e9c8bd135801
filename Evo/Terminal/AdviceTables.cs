using Evolution.Lab.Advising;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes advice to a terminal: the formula, the verdict, and the recommended steps.</summary>
static class AdviceTables
{
    public static void Write(Advice advice, TextWriter output)
    {
        var console = ReportConsole.Create(output);
        console.WriteTitle(AdviceText.Title);
        console.Write(CreateConditionTable(advice.Conditions));
        if (advice.OneServerReason is { } reason) console.WriteParagraph(reason);
        console.WriteParagraph(AdviceText.GetVerdict(advice), ReportConsole.BoldStyle);
        if (advice.Next is { } next) Write(console, advice, next);
        console.WriteParagraph($"\n{AdviceText.GetCommandIntroduction(advice)} {AdviceText.GetCommand(advice)}");
    }

    static void Write(IAnsiConsole console, Advice advice, NextPhase next)
    {
        console.WriteTitle("Remedies");
        console.Write(CreateRemedyTable(advice.Conditions, advice.Remedies));
        console.WriteTitle($"From phase 0 to phase {next.Phase}");
        console.Write(CreateStepGrid(next.Steps));
        console.WriteParagraph($"\nEffort. {next.Effort}");
        console.WriteParagraph($"Effect. {next.Effect}");
    }

    static Table CreateConditionTable(IReadOnlyList<Condition> conditions)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("condition", "value", "enough while", "");
        foreach (var condition in conditions)
        {
            table.AddRow(new Text(condition.Subject), new Text($"{condition.Value}"), new Text(condition.LimitText),
                new Text(AdviceText.GetStatus(condition), condition.Holds ? new Style(Color.Green) : ReportConsole.ErrorStyle));
        }
        return table;
    }

    static Grid CreateStepGrid(IReadOnlyList<string> steps)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (index, step) in steps.Index()) grid.AddRow(new Text($"{index + 1,2}."), new Text(step));
        return grid;
    }

    static Table CreateRemedyTable(IReadOnlyList<Condition> conditions, IReadOnlyList<Remedy> remedies)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("condition", "phase", "reason");
        foreach (var remedy in remedies) table.AddRow(new Text(conditions.Single(condition => condition.Id == remedy.ConditionId).Subject), new Text($"{remedy.Phase}"), new Text(remedy.Reason));
        return table;
    }
}
