namespace Evolution.Lab.Experiments;

/// <summary>Two increasing counters whose ratio over a window is reported, such as cache hits to cache reads.</summary>
/// <param name="Name">The name of the ratio.</param>
/// <param name="Part">The numerator.</param>
/// <param name="Whole">The denominator.</param>
public readonly record struct Tally(string Name, double Part, double Whole)
{
    /// <summary>Calculates the ratio between two readings; null if nothing was counted between them.</summary>
    public static double? CalculateShare(Tally before, Tally after) =>
        after.Whole - before.Whole is > 0 and var whole ? (after.Part - before.Part) / whole : null;
}
