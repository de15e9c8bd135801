namespace Evolution.Evo.Bench.Findings;

/// <summary>A value, what was measured beside it, and what it is to reach.</summary>
/// <param name="Name">What was measured, for people.</param>
/// <param name="Unit">The unit of the value and of its peer.</param>
/// <param name="Measured">The values of all rounds.</param>
sealed record FigureResult(string Name, Unit Unit, Repeats Measured)
{
    /// <summary>What it is compared with; null where nothing is.</summary>
    public string? PeerName { get; init; }

    /// <summary>The peer's values in the same rounds.</summary>
    public Repeats? Peer { get; init; }

    /// <summary>What is to be reached; nothing where the value is only said.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>What else there is to know, such as latencies.</summary>
    public string? Note { get; init; }

    /// <summary>What went wrong and makes the value invalid; null where nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>The median of the rounds' ratios, and so not exactly the ratio of the medians; null without a peer.</summary>
    public double? Ratio => Peer is null ? null : Measured.Over(Peer).Median;

    public GoalState Verdict => this switch
    {
        { Error: not null } => GoalState.Invalid,
        { Goals: [] } => GoalState.Said,
        _ when Goals.All(goal => goal.IsReachedBy(this)) => GoalState.Reached,
        _ => GoalState.FallsShort,
    };
}
