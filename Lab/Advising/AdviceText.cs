namespace Evolution.Lab.Advising;

/// <summary>The texts that present advice, shared by the command line and the Board.</summary>
public static class AdviceText
{
    /// <summary>The title, which is the question that the advice answers.</summary>
    public const string Title = "Is a distributed monolith enough?";

    /// <summary>Returns the answer to the question, in one or two sentences.</summary>
    public static string GetVerdict(Advice advice)
    {
        if (advice.Next is not { } next) return "It is enough: all conditions are met.";
        var unmetCount = advice.Conditions.Count(condition => !condition.Holds);
        return $"It is not enough: {unmetCount} of {advice.Conditions.Count} conditions {(unmetCount is 1 ? "is" : "are")} not met. Phase {next.Phase} addresses {(unmetCount is 1 ? "it" : "them")}.";
    }

    /// <summary>Returns the sentence that introduces the next command.</summary>
    public static string GetCommandIntroduction(Advice advice) => advice.Next is null ? "To see the effect of hardening alone, run:" : "To try it, run:";

    /// <summary>Returns the next command to run.</summary>
    public static string GetCommand(Advice advice) => advice.Next is { } next ? $"./evo run --phase {next.Phase}" : "./evo compare --phases 0,1";

    /// <summary>Returns the status of a condition for display.</summary>
    public static string GetStatus(Condition condition) => condition.Holds ? "met" : "NOT MET";
}
