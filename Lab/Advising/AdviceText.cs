namespace Evolution.Lab.Advising;

/// <summary>The sentences of an advice, which command line and Board share.</summary>
public static class AdviceText
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
}
