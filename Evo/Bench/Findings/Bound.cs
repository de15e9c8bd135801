namespace Evolution.Evo.Bench.Findings;

/// <summary>What a goal bounds.</summary>
public enum Bound
{
    /// <summary>The measured value, from below.</summary>
    AtLeast,

    /// <summary>The measured value, from above.</summary>
    AtMost,

    /// <summary>The ratio to the peer, from below.</summary>
    RatioAtLeast,

    /// <summary>The ratio to the peer, from above.</summary>
    RatioAtMost,
}
