namespace Evolution.Evo.Bench.Load;

/// <summary>
/// When a service is warm: it starts with code that is compiled quickly and compiles it again while it serves, which takes
/// the longer the busier the machine is. So a fixed time is too short on one machine and too long on another.
/// </summary>
static class WarmUp
{
    const int LastLook = 3;
    const double Faster = 1.05;
    const int MaxStretches = 12;

    /// <summary>Whether the last three stretches were hardly faster than the best before them, or it has taken long enough.</summary>
    /// <param name="rates">Requests per second in each stretch of load so far.</param>
    public static bool IsOver(IReadOnlyList<double> rates) =>
        rates.Count >= MaxStretches || (rates.Count > LastLook && rates.TakeLast(LastLook).Max() <= Faster * rates.SkipLast(LastLook).Max());
}
