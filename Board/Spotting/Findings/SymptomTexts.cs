using Evolution.Spotting.Symptoms;

namespace Evolution.Board.Spotting.Findings;

/// <summary>The symptoms for somebody who hears of them for the first time.</summary>
static class SymptomTexts
{
    /// <summary>What people call it.</summary>
    public static string Name(string id) => $"{char.ToUpperInvariant(id[0])}{id[1..].Replace('-', ' ')}";

    /// <summary>When a system has it.</summary>
    public static string Meaning(string id) => id switch
    {
        SymptomIds.SharedDatabase => "It means that two or more services use the same database server.",
        SymptomIds.SharedLibrary => "It means that two or more services are visibly built from common source.",
        SymptomIds.SingleDeployment => "It means that three or more services are deployed together, from one file or project.",
        SymptomIds.SynchronousCalls => "It means that a service is given the HTTP or gRPC address of another one.",
        SymptomIds.SharedCache => "It means that two or more services use the same cache server.",
        _ => id,
    };

    /// <summary>How far it reaches.</summary>
    public static string Reach(Severity severity) => severity switch
    {
        Severity.Low => "low: two of several services",
        Severity.Medium => "medium: three or more services, at most half of all",
        Severity.High => "high: more than half of all services",
        _ => "",
    };

    /// <summary>The style, the sign and the word of a verdict: no one of them alone tells it.</summary>
    public static (string Style, string Sign, string Word) Of(Presence verdict) => verdict switch
    {
        Presence.Present => ("down", "▲", "present"),
        Presence.Absent => ("well", "✓", "absent"),
        _ => ("hurt", "?", "unknown"),
    };
}
