namespace Evolution.Evo.Bench.Findings;

/// <summary>The state of a figure relative to its goals.</summary>
enum GoalState
{
    /// <summary>The figure has no goal and is only reported.</summary>
    Said,

    /// <summary>Every goal is reached.</summary>
    Reached,

    /// <summary>At least one goal is not reached.</summary>
    FallsShort,

    /// <summary>An error occurred during the measurement, so the value is not meaningful.</summary>
    Invalid,
}
