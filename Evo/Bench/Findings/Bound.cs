namespace Evolution.Evo.Bench.Findings;

/// <summary>The kind of limit that a goal sets.</summary>
public enum Bound
{
    /// <summary>A minimum for the measured value.</summary>
    AtLeast,

    /// <summary>A maximum for the measured value.</summary>
    AtMost,

    /// <summary>A minimum for the ratio to the reference.</summary>
    RatioAtLeast,

    /// <summary>A maximum for the ratio to the reference.</summary>
    RatioAtMost,
}
