namespace Evolution.Orders.Tests;

/// <summary>The three placements, each with its stores.</summary>
public enum Wiring
{
    /// <summary>Phases 0 and 1: one database for all.</summary>
    SharedTransaction,

    /// <summary>Phase 2: a database each, and HTTP.</summary>
    Compensation,

    /// <summary>Phase 3: a database each, and a broker.</summary>
    Messages,
}
