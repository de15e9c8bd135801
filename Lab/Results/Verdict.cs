namespace Evolution.Lab.Results;

/// <summary>What a measurement says of an expectation.</summary>
public enum Verdict
{
    /// <summary>It was measured as expected.</summary>
    Holds,

    /// <summary>It was measured otherwise.</summary>
    Contradicted,

    /// <summary>The difference is too small, or something was not measured.</summary>
    NotDecided,
}
