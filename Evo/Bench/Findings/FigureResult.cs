namespace Evolution.Evo.Bench.Findings;

/// <summary>A measured value, the peer that it is compared with, and its goals.</summary>
/// <param name="Name">The display name of the figure.</param>
/// <param name="Unit">The unit of the value and of its peer.</param>
/// <param name="Measured">The measured values of all rounds.</param>
sealed record FigureResult(string Name, Unit Unit, Repeats Measured)
{
    /// <summary>The name of the peer that the value is compared with; null if there is none.</summary>
    public string? PeerName { get; init; }

    /// <summary>The peer's values in the same rounds.</summary>
    public Repeats? Peer { get; init; }

    /// <summary>The goals of the value; empty if the value is only reported.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>Additional information, such as latencies; null if there is none.</summary>
    public string? Note { get; init; }

    /// <summary>The error that makes the value invalid; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The median of the rounds' ratios, which can differ from the ratio of the medians; null without a peer.</summary>
    public double? Ratio => Peer is null ? null : Measured.Over(Peer).Median;

    public GoalState Verdict => this switch
    {
        { Error: not null } => GoalState.Invalid,
        { Goals: [] } => GoalState.Said,
        _ when Goals.All(goal => goal.IsReachedBy(this)) => GoalState.Reached,
        _ => GoalState.FallsShort,
    };
}
