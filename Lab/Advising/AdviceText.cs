namespace Evolution.Lab.Advising;

/// <summary>The texts that present advice, shared by the command line and the Board.</summary>
public static class AdviceText
{
    /// <summary>The title: the question that is answered.</summary>
    public const string Title = "Is a distributed monolith enough?";

    /// <summary>Returns the answer in one or two sentences.</summary>
    public static string Verdict(Advice advice)
    {
        if (advice.Next is not { } next) return "It is enough: all conditions hold.";
        var brokenCount = advice.Conditions.Count(condition => !condition.Holds);
        return $"It is not enough: {brokenCount} of {advice.Conditions.Count} conditions {(brokenCount is 1 ? "is" : "are")} not met. Phase {next.Phase} addresses {(brokenCount is 1 ? "it" : "them")}.";
    }

    /// <summary>Introduces the next command.</summary>
    public static string CommandIntroduction(Advice advice) => advice.Next is null ? "To see the effect of hardening alone, run:" : "To try it, run:";

    /// <summary>Returns the next command to run.</summary>
    public static string Command(Advice advice) => advice.Next is { } next ? $"./evo run --phase {next.Phase}" : "./evo compare --phases 0,1";

    /// <summary>Returns whether a condition holds, in one word.</summary>
    public static string Status(Condition condition) => condition.Holds ? "holds" : "BROKEN";
}
