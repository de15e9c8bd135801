namespace Evolution.Reports.Charts;

/// <summary>Places labels next to the ends of lines without overlap.</summary>
public static class LabelPlacement
{
    /// <summary>Returns the position of each label, in the order of <paramref name="wanted"/>.</summary>
    /// <param name="wanted">The preferred position of each label, measured from the top.</param>
    /// <param name="distance">The minimum distance between two labels.</param>
    /// <param name="lowest">The lowest position that is available.</param>
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
