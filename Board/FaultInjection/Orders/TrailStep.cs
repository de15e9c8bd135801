namespace Evolution.Board.FaultInjection.Orders;

/// <summary>A step in the processing of an order.</summary>
/// <param name="Milliseconds">The time since the order was sent.</param>
/// <param name="Lane">The customer, service, broker or store at which it happened.</param>
/// <param name="Description">The description.</param>
public sealed record TrailStep(double Milliseconds, string Lane, string Description);
