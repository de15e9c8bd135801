namespace Evolution.Lab.Verdicts;

/// <summary>What several repetitions measured of the same.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Lowest">The lowest of them.</param>
/// <param name="Highest">The highest of them.</param>
/// <param name="Count">How many there were.</param>
public sealed record Spread(double Mean, double Lowest, double Highest, int Count)
{
    /// <summary>Of what was measured; null where nothing was.</summary>
    public static Spread? Of(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        return known is [] ? null : new(known.Average(), known.Min(), known.Max(), known.Length);
    }
}
