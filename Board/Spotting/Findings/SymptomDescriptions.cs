using Evolution.Spotting.Symptoms;

namespace Evolution.Board.Spotting.Findings;

/// <summary>Display names, definitions and badges of the symptoms.</summary>
static class SymptomDescriptions
{
    /// <summary>Returns the display name of the given symptom.</summary>
    public static string GetName(string id) => $"{char.ToUpperInvariant(id[0])}{id[1..].Replace('-', ' ')}";

    /// <summary>Returns the definition of the given symptom.</summary>
    public static string GetDefinition(string id) => id switch
    {
        SymptomIds.SharedDatabase => "Two or more services use the same database server.",
        SymptomIds.SharedLibrary => "Two or more services are built from common source.",
        SymptomIds.SingleDeployment => "Three or more services are deployed together, from one file or project.",
        SymptomIds.SynchronousCalls => "A service is configured with the HTTP or gRPC address of another service.",
        SymptomIds.SharedCache => "Two or more services use the same cache server.",
        _ => id,
    };

    /// <summary>Returns a severity with its definition.</summary>
    public static string GetSeverity(Severity severity) => severity switch
    {
        Severity.Low => "low (two services, at most half of all)",
        Severity.Medium => "medium (three or more services, at most half of all)",
        Severity.High => "high (more than half of all services)",
        _ => "",
    };

    /// <summary>Returns the CSS class, the symbol and the text of a verdict. Color is never the only indication.</summary>
    public static (string CssClass, string Symbol, string Text) GetBadge(Presence verdict) => verdict switch
    {
        Presence.Present => ("down", "▲", "present"),
        Presence.Absent => ("well", "✓", "absent"),
        _ => ("degraded", "?", "unknown"),
    };
}
