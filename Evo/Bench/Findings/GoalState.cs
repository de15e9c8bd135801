namespace Evolution.Evo.Bench.Findings;

/// <summary>Whether a figure is what it is to be.</summary>
enum GoalState
{
    /// <summary>Nothing is to be reached: it is only said.</summary>
    Said,

    /// <summary>Every goal is reached.</summary>
    Reached,

    /// <summary>Some goal is not.</summary>
    FallsShort,

    /// <summary>Something went wrong while it was measured, so the value means nothing.</summary>
    Invalid,
}
