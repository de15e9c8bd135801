using System.Text.Json.Serialization;

namespace Evolution.Lab.Advising;

/// <summary>Whether a distributed monolith is enough, and what is next where it is not.</summary>
/// <param name="Enough">Whether it is: all conditions hold.</param>
/// <param name="Conditions">Each condition of the formula, in its order.</param>
/// <param name="Next">Where to go; null where it is enough.</param>
public sealed record Advice(bool Enough, IReadOnlyList<Condition> Conditions, NextPhase? Next)
{
    /// <summary>Why one server handles it or not, where that followed from a measurement; null where the user said it.</summary>
    [JsonIgnore]
    public string? OneServerReason { get; init; }

    /// <summary>What answers each broken condition.</summary>
    [JsonIgnore]
    public IReadOnlyList<Remedy> Remedies => [.. Conditions.Where(condition => !condition.Holds).Select(Remedy.Of)];
}
