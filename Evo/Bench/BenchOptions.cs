namespace Evolution.Evo.Bench;

/// <summary>How long to measure.</summary>
/// <param name="Window">How long each window of load is.</param>
/// <param name="Orders">How many orders the memory is measured after.</param>
sealed record BenchOptions(TimeSpan Window, int Orders)
{
    /// <summary>How many rounds each figure is measured in.</summary>
    public const int Rounds = 3;

    static readonly TimeSpan LongestStretch = TimeSpan.FromSeconds(5);

    /// <summary>How long each stretch of a warm-up is, which takes as many as it needs.</summary>
    public TimeSpan Stretch => Window < LongestStretch ? Window : LongestStretch;
}
