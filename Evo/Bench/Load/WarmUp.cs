namespace Evolution.Evo.Bench.Load;

/// <summary>
/// Determines when a service is warm. Tiered compilation optimizes code while the service runs, which takes longer on a busy
/// machine, so a fixed duration would be too short on one machine and too long on another.
/// </summary>
static class WarmUp
{
    const int ComparedIntervals = 3;
    const double MinSpeedUp = 1.05;
    const int MaxIntervals = 12;

    /// <summary>Returns whether the last three intervals were at most 5% faster than the best earlier one, or the maximum number of intervals is reached.</summary>
    /// <param name="rates">The requests per second in each interval so far.</param>
    public static bool IsOver(IReadOnlyList<double> rates) =>
        rates.Count >= MaxIntervals || (rates.Count > ComparedIntervals && rates.TakeLast(ComparedIntervals).Max() <= MinSpeedUp * rates.SkipLast(ComparedIntervals).Max());
}
