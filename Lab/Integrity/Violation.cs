namespace Evolution.Lab.Integrity;

/// <summary>A rule on the stored data that is violated.</summary>
/// <param name="Kind">The consequence for customers.</param>
/// <param name="Count">The number of orders, products or messages concerned.</param>
/// <param name="Sentence">A readable description.</param>
public sealed record Violation(ViolationKind Kind, long Count, string Sentence);

/// <summary>The kind of a violation.</summary>
public enum ViolationKind
{
    /// <summary>An acknowledged order does not exist or does not have the acknowledged status.</summary>
    Lost,

    /// <summary>Something was sold or charged more than once, or without a counterpart.</summary>
    Duplicated,

    /// <summary>Something never reached its end.</summary>
    Stuck,
}
