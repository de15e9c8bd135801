namespace Evolution.Lab.Integrity;

/// <summary>A violated rule of the stored data.</summary>
/// <param name="Kind">The consequence for customers.</param>
/// <param name="Count">The number of affected orders, products or messages.</param>
/// <param name="Description">A readable description.</param>
public sealed record Violation(ViolationKind Kind, long Count, string Description);

/// <summary>The kind of a violation.</summary>
public enum ViolationKind
{
    /// <summary>An acknowledged order does not exist or does not have the acknowledged status.</summary>
    Lost,

    /// <summary>A product was sold or an order was charged more than once, or stock, orders and charges do not match.</summary>
    Duplicated,

    /// <summary>An order or message was never fully processed.</summary>
    Stuck,

    /// <summary>A client saw a state that the consistency model of the phase excludes, such as a final order that was pending again.</summary>
    Inconsistent,
}
