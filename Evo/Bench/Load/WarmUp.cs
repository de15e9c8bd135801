namespace Evolution.Evo.Bench.Load;

/// <summary>
/// Decides when a service is warm. Tiered compilation recompiles quickly compiled code while the service runs, which takes
/// longer on a busy machine. So a fixed time is too short on one machine and too long on another.
/// </summary>
static class WarmUp
{
    const int LastLook = 3;
    const double Faster = 1.05;
    const int MaxStretches = 12;

    /// <summary>Returns whether the last three stretches were hardly faster than the best one before them, or the maximum number of stretches is reached.</summary>
    /// <param name="rates">The requests per second in each stretch of load so far.</param>
    public static bool IsOver(IReadOnlyList<double> rates) =>
        rates.Count >= MaxStretches || (rates.Count > LastLook && rates.TakeLast(LastLook).Max() <= Faster * rates.SkipLast(LastLook).Max());
}
