namespace Evolution.Spotting.Symptoms;

/// <summary>A symptom of a distributed monolith, with its verdict.</summary>
/// <param name="Id">The id: one of <see cref="SymptomIds"/>.</param>
/// <param name="Verdict">Whether the system shows the symptom.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Evidence">The lines that show it.</param>
/// <param name="NextStep">The step of the plan that removes the symptom; null if it is absent.</param>
public sealed record Symptom(string Id, Presence Verdict, Severity Severity, IReadOnlyList<Evidence> Evidence, string? NextStep)
{
    /// <summary>The reason for an unknown verdict; null otherwise.</summary>
    public string? Note { get; init; }
}
