namespace Evolution.Spotting.Symptoms;

/// <summary>One of the five symptoms of a distributed monolith, decided.</summary>
/// <param name="Id">Its name: one of <see cref="SymptomIds"/>.</param>
/// <param name="Verdict">Whether it is there.</param>
/// <param name="Severity">How far it reaches.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="NextStep">The step of the plan that removes it; null where it is absent.</param>
public sealed record Symptom(string Id, Presence Verdict, Severity Severity, IReadOnlyList<Evidence> Evidence, string? NextStep)
{
    /// <summary>Why it is unknown; null where it is not.</summary>
    public string? Note { get; init; }
}
