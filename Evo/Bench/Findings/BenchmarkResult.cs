namespace Evolution.Evo.Bench.Findings;

/// <summary>The result of a benchmark: the measured value, the reference value and the goals.</summary>
/// <param name="Name">The display name of the benchmark.</param>
/// <param name="Unit">The unit of the value and of the reference.</param>
/// <param name="Measured">The measured values of all rounds.</param>
sealed record BenchmarkResult(string Name, Unit Unit, Samples Measured)
{
    /// <summary>The name of the reference; null if there is none.</summary>
    public string? PeerName { get; init; }

    /// <summary>The reference values of the same rounds; null if there is no reference.</summary>
    public Samples? Peer { get; init; }

    /// <summary>The goals of the value; empty if the value is informational.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>Additional information, such as latencies; null if there is none.</summary>
    public string? Note { get; init; }

    /// <summary>The error that makes the value invalid; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The median of the ratios of each round, which can differ from the ratio of the medians; null without a reference.</summary>
    public double? Ratio => Peer is null ? null : Measured.DivideBy(Peer).Median;

    public GoalState Verdict => this switch
    {
        { Error: not null } => GoalState.Invalid,
        { Goals: [] } => GoalState.Said,
        _ when Goals.All(goal => goal.IsMetBy(this)) => GoalState.Reached,
        _ => GoalState.FallsShort,
    };
}
