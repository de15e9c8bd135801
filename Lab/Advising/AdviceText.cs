using Evolution.Lab.Reports.Terminal;
using Spectre.Console;

namespace Evolution.Lab.Advising;

/// <summary>Advice for a terminal: the formula, the verdict, and what to do. The Board says its sentences, too.</summary>
static class AdviceText
{
    /// <summary>What it asks and answers.</summary>
    public const string Title = "Is a distributed monolith enough?";

    /// <summary>The answer in a sentence or two.</summary>
    public static string Verdict(Advice advice)
    {
        if (advice.Next is not { } next) return "It is enough: all conditions hold.";
        var broken = advice.Conditions.Count(condition => !condition.Holds);
        return $"It is not enough: {broken} of {advice.Conditions.Count} conditions {(broken is 1 ? "is" : "are")} broken. Phase {next.Phase} answers {(broken is 1 ? "it" : "them")}.";
    }

    /// <summary>What to do next, up to the command that does it.</summary>
    public static string Invitation(Advice advice) => advice.Next is null ? "Next, to see what hardening alone would bring:" : "Next, to see it at work:";

    /// <summary>The command.</summary>
    public static string Command(Advice advice) => advice.Next is { } next ? $"./evo run --phase {next.Phase}" : "./evo compare --phases 0,1";

    /// <summary>Whether a condition holds, in a word.</summary>
    public static string Word(Condition condition) => condition.Holds ? "holds" : "BROKEN";

    public static void Write(Advice advice, TextWriter output)
    {
        var console = ReportConsole.On(output);
        console.Title(Title);
        console.Write(ConditionTable(advice.Conditions));
        if (advice.OneServerReason is { } reason) console.Line(reason);
        console.Line(Verdict(advice), ReportConsole.Strong);
        if (advice.Next is { } next) Write(console, advice, next);
        console.Line($"\n{Invitation(advice)} {Command(advice)}");
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
                new Text(Word(condition), condition.Holds ? new Style(Color.Green) : ReportConsole.Bad));
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
