namespace Evolution.Lab.Statistics;

/// <summary>
/// Divides the value of a coalition among its members: each receives its mean contribution over all orders in which the coalition can be
/// formed (Shapley, "A Value for n-Person Games", Contributions to the Theory of Games II, 1953).
/// </summary>
public static class ShapleyValue
{
    /// <summary>The maximum number of members: the values of all 2^n coalitions must be known.</summary>
    public const int MaxMembers = 10;

    /// <summary>Calculates the share of each member.</summary>
    /// <param name="memberCount">The number of members.</param>
    /// <param name="getValue">Returns the value of a coalition: bit i is set if member i belongs to it.</param>
    /// <returns>The shares in the unit of the values. Their sum is the value of all members together minus that of none.</returns>
    public static IReadOnlyList<double> Of(int memberCount, Func<int, double> getValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(memberCount, MaxMembers);
        double[] values = [.. Enumerable.Range(0, 1 << memberCount).Select(getValue)];
        var shares = new double[memberCount];
        for (var coalition = 0; coalition < values.Length; coalition++)
        {
            var weight = GetWeight(int.PopCount(coalition), memberCount);
            for (var member = 0; member < memberCount; member++)
            {
                if ((coalition & (1 << member)) is 0) shares[member] += weight * (values[coalition | (1 << member)] - values[coalition]);
            }
        }
        return shares;
    }

    /// <summary>Returns the share of the orders in which exactly the given number of members, chosen in advance, precede another member.</summary>
    static double GetWeight(int preceding, int memberCount) => 1 / (memberCount * Binomial(memberCount - 1, preceding));

    static double Binomial(int n, int k) => MathNet.Numerics.Combinatorics.Combinations(n, k);
}
