namespace Evolution.Evo.Bench;

/// <summary>The durations and sizes of the measurements.</summary>
/// <param name="Window">The duration of each load window.</param>
/// <param name="Orders">The minimum number of orders placed before the last measurement of memory.</param>
sealed record BenchOptions(TimeSpan Window, int Orders)
{
    /// <summary>The number of rounds of each benchmark.</summary>
    public const int Rounds = 3;

    static readonly TimeSpan MaxWarmUpInterval = TimeSpan.FromSeconds(5);

    /// <summary>The duration of each interval of a warm-up. The number of intervals varies.</summary>
    public TimeSpan WarmUpInterval => Window < MaxWarmUpInterval ? Window : MaxWarmUpInterval;
}
