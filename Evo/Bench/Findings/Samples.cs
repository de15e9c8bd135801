namespace Evolution.Evo.Bench.Findings;

/// <summary>The values of repeated measurements, in the order of measurement.</summary>
/// <param name="Values">The values, all in the same unit; at least one.</param>
sealed record Samples(params IReadOnlyList<double> Values)
{
    /// <summary>The middle value, or the mean of the two middle values.</summary>
    public double Median => Values.Order().ToArray() is var ordered && ordered.Length % 2 is 1
        ? ordered[ordered.Length / 2]
        : (ordered[(ordered.Length / 2) - 1] + ordered[ordered.Length / 2]) / 2;

    public double Lowest => Values.Min();

    public double Highest => Values.Max();

    /// <summary>Divides each value by the divisor of the same round, because both are affected by the same noise.</summary>
    public Samples DivideBy(Samples divisors) => new([.. Values.Zip(divisors.Values, (value, divisor) => value / divisor)]);
}
