namespace Evolution.Lab.Experiments;

/// <summary>Two counters that only grow, and whose ratio over a window says something: hits of all reads of a cache.</summary>
/// <param name="Name">What the ratio is called.</param>
/// <param name="Part">The one.</param>
/// <param name="Whole">The other.</param>
public readonly record struct Tally(string Name, double Part, double Whole)
{
    /// <summary>The ratio over the time between two looks; null where nothing was counted.</summary>
    public static double? ShareBetween(Tally before, Tally after) =>
        after.Whole - before.Whole is > 0 and var whole ? (after.Part - before.Part) / whole : null;
}
