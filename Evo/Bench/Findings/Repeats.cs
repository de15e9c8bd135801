namespace Evolution.Evo.Bench.Findings;

/// <summary>The values of repeated measurements of a quantity, in the order of measurement.</summary>
/// <param name="Values">The values, all in the same unit; at least one.</param>
sealed record Repeats(params IReadOnlyList<double> Values)
{
    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public double Median => Values.Order().ToArray() is var ordered && ordered.Length % 2 is 1
        ? ordered[ordered.Length / 2]
        : (ordered[(ordered.Length / 2) - 1] + ordered[ordered.Length / 2]) / 2;

    public double Lowest => Values.Min();

    public double Highest => Values.Max();

    /// <summary>Divides each value by the other's value of the same round, since both are affected by the same noise.</summary>
    public Repeats Over(Repeats others) => new([.. Values.Zip(others.Values, (value, other) => value / other)]);
}
