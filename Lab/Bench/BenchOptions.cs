namespace Evolution.Lab.Bench;

/// <summary>How long to measure.</summary>
/// <param name="Window">How long each window of load is.</param>
/// <param name="Orders">How many orders the memory is measured after.</param>
sealed record BenchOptions(TimeSpan Window, int Orders)
{
    /// <summary>How many rounds each figure is measured in.</summary>
    public const int Rounds = 3;

    static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(10);

    /// <summary>How long a load runs before it counts: services start cold, and compile what they need while they serve.</summary>
    public TimeSpan WarmUp => Window < LongestWarmUp ? Window : LongestWarmUp;
}
