namespace Evolution.Reports.Charts;

/// <summary>Puts labels beside the ends of lines so that none lies on another.</summary>
public static class LabelPlacement
{
    /// <summary>Where each label goes.</summary>
    /// <param name="wanted">Where it would go if it were alone, from top to bottom.</param>
    /// <param name="distance">How far apart two must be.</param>
    /// <param name="lowest">The lowest place that there is.</param>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, double distance, double lowest)
    {
        var places = new double[wanted.Count];
        var next = double.MinValue;
        foreach (var index in Enumerable.Range(0, wanted.Count).OrderBy(index => wanted[index]))
        {
            places[index] = Math.Max(wanted[index], next);
            next = places[index] + distance;
        }
        var last = lowest;
        foreach (var index in Enumerable.Range(0, wanted.Count).OrderByDescending(index => places[index]))
        {
            places[index] = Math.Min(places[index], last);
            last = places[index] - distance;
        }
        return places;
    }
}
