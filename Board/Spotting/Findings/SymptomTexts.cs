using Evolution.Spotting.Symptoms;

namespace Evolution.Board.Spotting.Findings;

/// <summary>Explains the symptoms to a new user.</summary>
static class SymptomTexts
{
    /// <summary>Returns the display name.</summary>
    public static string Name(string id) => $"{char.ToUpperInvariant(id[0])}{id[1..].Replace('-', ' ')}";

    /// <summary>Returns when a system has the symptom.</summary>
    public static string Meaning(string id) => id switch
    {
        SymptomIds.SharedDatabase => "It means that two or more services use the same database server.",
        SymptomIds.SharedLibrary => "It means that two or more services are visibly built from common source.",
        SymptomIds.SingleDeployment => "It means that three or more services are deployed together, from one file or project.",
        SymptomIds.SynchronousCalls => "It means that a service is given the HTTP or gRPC address of another one.",
        SymptomIds.SharedCache => "It means that two or more services use the same cache server.",
        _ => id,
    };

    /// <summary>Describes how many services a symptom affects.</summary>
    public static string Reach(Severity severity) => severity switch
    {
        Severity.Low => "low: two of several services",
        Severity.Medium => "medium: three or more services, at most half of all",
        Severity.High => "high: more than half of all services",
        _ => "",
    };

    /// <summary>Returns the style, the sign and the word of a verdict, so that color is never the only indication.</summary>
    public static (string Style, string Sign, string Word) Of(Presence verdict) => verdict switch
    {
        Presence.Present => ("down", "▲", "present"),
        Presence.Absent => ("well", "✓", "absent"),
        _ => ("hurt", "?", "unknown"),
    };
}
