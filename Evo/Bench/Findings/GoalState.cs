namespace Evolution.Evo.Bench.Findings;

/// <summary>The verdict on a result.</summary>
enum GoalState
{
    /// <summary>The result has no goal and is informational.</summary>
    Said,

    /// <summary>All goals are met.</summary>
    Reached,

    /// <summary>At least one goal is missed.</summary>
    FallsShort,

    /// <summary>An error occurred during the measurement, so the value is invalid.</summary>
    Invalid,
}
