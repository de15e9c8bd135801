namespace Evolution.Reports.Charts;

/// <summary>Places labels next to the ends of lines without overlap.</summary>
public static class LabelPlacement
{
    /// <summary>Returns the position of each label, in the order of <paramref name="preferred"/>.</summary>
    /// <param name="preferred">The preferred position of each label, measured from the top.</param>
    /// <param name="distance">The minimum distance between two labels.</param>
    /// <param name="max">The maximum position.</param>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> preferred, double distance, double max)
    {
        var positions = new double[preferred.Count];
        var minPosition = double.MinValue;
        foreach (var index in Enumerable.Range(0, preferred.Count).OrderBy(index => preferred[index]))
        {
            positions[index] = Math.Max(preferred[index], minPosition);
            minPosition = positions[index] + distance;
        }
        var maxPosition = max;
        foreach (var index in Enumerable.Range(0, preferred.Count).OrderByDescending(index => positions[index]))
        {
            positions[index] = Math.Min(positions[index], maxPosition);
            maxPosition = positions[index] - distance;
        }
        return positions;
    }
}
