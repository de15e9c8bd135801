namespace Evolution.Lab.Statistics;

/// <summary>
/// Corrects p-values for the number of tests, so that the probability of at least one false rejection among all of them does not exceed the
/// significance level (Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6, 1979).
/// </summary>
public static class HolmCorrection
{
    /// <summary>Returns the adjusted p-values in the order of <paramref name="pValues"/>.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var (largest, remaining) = (0d, pValues.Count);
        foreach (var (index, pValue) in pValues.Index().OrderBy(entry => entry.Item))
        {
            largest = Math.Max(largest, Math.Min(1, remaining-- * pValue));
            adjusted[index] = largest;
        }
        return adjusted;
    }
}
