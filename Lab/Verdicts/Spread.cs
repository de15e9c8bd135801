namespace Evolution.Lab.Verdicts;

/// <summary>A summary of repeated measurements of the same value.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Lowest">The lowest value.</param>
/// <param name="Highest">The highest value.</param>
/// <param name="Count">The number of measured values.</param>
public sealed record Spread(double Mean, double Lowest, double Highest, int Count)
{
    /// <summary>Summarizes the measured values; null if there are none.</summary>
    public static Spread? Of(IEnumerable<double?> values)
    {
        double[] measured = [.. values.OfType<double>()];
        return measured is [] ? null : new(measured.Average(), measured.Min(), measured.Max(), measured.Length);
    }
}
