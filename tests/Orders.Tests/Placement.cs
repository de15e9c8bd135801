namespace Evolution.Orders.Tests;

/// <summary>An order placement with its stores.</summary>
public enum Placement
{
    /// <summary>Phases 0 and 1: one database for all services.</summary>
    SharedTransaction,

    /// <summary>Phase 2: one database per service, and HTTP.</summary>
    Compensation,

    /// <summary>Phase 3: one database per service, and a broker.</summary>
    Messages,
}
