namespace Evolution.Evo.Bench.Findings;

/// <summary>The value that a goal bounds, and the direction of the bound.</summary>
public enum Bound
{
    /// <summary>A minimum of the measured value.</summary>
    AtLeast,

    /// <summary>A maximum of the measured value.</summary>
    AtMost,

    /// <summary>A minimum of the ratio to the peer.</summary>
    RatioAtLeast,

    /// <summary>A maximum of the ratio to the peer.</summary>
    RatioAtMost,
}
