namespace Evolution.Evo.Bench;

/// <summary>The durations and sizes of the measurements.</summary>
/// <param name="Window">The duration of each load window.</param>
/// <param name="Orders">The number of orders after which the memory is measured.</param>
sealed record BenchOptions(TimeSpan Window, int Orders)
{
    /// <summary>The number of rounds in which each figure is measured.</summary>
    public const int Rounds = 3;

    static readonly TimeSpan LongestStretch = TimeSpan.FromSeconds(5);

    /// <summary>The duration of each stretch of a warm-up. A warm-up takes as many stretches as it needs.</summary>
    public TimeSpan Stretch => Window < LongestStretch ? Window : LongestStretch;
}
