namespace Evolution.Lab.Integrity;

/// <summary>A rule of the books that does not hold.</summary>
/// <param name="Kind">What that means to the customers.</param>
/// <param name="Count">How many orders, products or messages it is about.</param>
/// <param name="Sentence">The same for people.</param>
public sealed record Violation(ViolationKind Kind, long Count, string Sentence);

/// <summary>What a violation means.</summary>
public enum ViolationKind
{
    /// <summary>What was acknowledged is not there, or is not what was said.</summary>
    Lost,

    /// <summary>Something was sold or charged more than once, or for nothing.</summary>
    Duplicated,

    /// <summary>Something never reached its end.</summary>
    Stuck,
}
