namespace Evolution.Lab.Statistics;

/// <summary>
/// Creates Latin squares in which each treatment follows every other equally often, so that neither the position in a round nor the preceding
/// treatment favors one of them (Williams, "Experimental Designs Balanced for the Estimation of Residual Effects of Treatments", Australian
/// Journal of Scientific Research A 2, 1949).
/// </summary>
public static class WilliamsSquare
{
    /// <summary>Creates the rows, each with the treatments 0 to <paramref name="count"/> − 1 in order: one row for each treatment, or two if their number is odd.</summary>
    /// <param name="count">The number of treatments, at least 1.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Create(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int[] zigzag = [.. Enumerable.Range(0, count).Select(index => index % 2 is 0 ? index / 2 : count - ((index + 1) / 2))];
        int[][] rows = [.. Enumerable.Range(0, count).Select(shift => zigzag.Select(treatment => (treatment + shift) % count).ToArray())];
        return count % 2 is 0 || count is 1 ? rows : [.. rows, .. rows.Select(row => row.Reverse().ToArray())];
    }
}
