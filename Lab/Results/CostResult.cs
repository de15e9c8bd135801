namespace Evolution.Lab.Results;

/// <summary>One cost of one topology.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Question">The question that it answers.</param>
public sealed record CostResult(string Name, string Question)
{
    /// <summary>Why it has no meaning on this topology; then there is nothing else.</summary>
    public string? Objection { get; init; }

    /// <summary>Why it could not be measured.</summary>
    public string? Error { get; init; }

    /// <summary>What was measured; the first stands for all in the matrix.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>What there is to say in words, if anything.</summary>
    public string? Note { get; init; }

    /// <summary>The value of a quantity; null where it was not measured.</summary>
    public double? this[string quantity] => Quantities.FirstOrDefault(measured => measured.Name == quantity)?.Value;
}
