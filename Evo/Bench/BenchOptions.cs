namespace Evolution.Evo.Bench;

/// <summary>The durations and sizes of the measurements.</summary>
/// <param name="Window">The duration of each load window.</param>
/// <param name="Orders">The number of orders to place before memory is measured.</param>
sealed record BenchOptions(TimeSpan Window, int Orders)
{
    /// <summary>The number of rounds of each benchmark.</summary>
    public const int Rounds = 3;

    static readonly TimeSpan MaxWarmUpInterval = TimeSpan.FromSeconds(5);

    /// <summary>The duration of each interval of a warm-up. The number of intervals varies.</summary>
    public TimeSpan WarmUpInterval => Window < MaxWarmUpInterval ? Window : MaxWarmUpInterval;
}
