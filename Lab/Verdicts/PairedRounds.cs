using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Pairs the measurements of two phases by round, because both were measured at about the same time and with the same requests.</summary>
public static class PairedRounds
{
    /// <summary>Returns the values of each round in which both phases were measured.</summary>
    /// <param name="comparison">The measurements.</param>
    /// <param name="before">The first phase.</param>
    /// <param name="after">The second phase.</param>
    /// <param name="getValue">Returns the value of a run; null if it was not measured.</param>
    public static IReadOnlyList<(double Before, double After)> Of(Comparison comparison, int before, int after, Func<TopologyRun, double?> getValue) =>
    [
        .. comparison.GetRuns(before)
            .Join(comparison.GetRuns(after), run => run.Round, run => run.Round, (first, second) => (First: getValue(first), Second: getValue(second)))
            .Where(pair => pair is { First: not null, Second: not null })
            .Select(pair => (pair.First!.Value, pair.Second!.Value)),
    ];
}
