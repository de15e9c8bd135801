using System.Text.Json.Serialization;

namespace Evolution.Lab.Advising;

/// <summary>Advice on whether a distributed monolith is enough, and on the next phase if it is not.</summary>
/// <param name="Enough">Whether a distributed monolith is enough: all conditions are met.</param>
/// <param name="Conditions">The conditions of the formula, in the order in which it lists them.</param>
/// <param name="Next">The next phase; null if a distributed monolith is enough.</param>
public sealed record Advice(bool Enough, IReadOnlyList<Condition> Conditions, NextPhase? Next)
{
    /// <summary>The reason why one server handles the load or not, if a measurement decided; null if the user specified it.</summary>
    [JsonIgnore]
    public string? OneServerReason { get; init; }

    /// <summary>The remedies for the conditions that do not hold.</summary>
    [JsonIgnore]
    public IReadOnlyList<Remedy> Remedies => [.. Conditions.Where(condition => !condition.Holds).Select(Remedy.Of)];
}
