namespace Evolution.Board.Breaking.Orders;

/// <summary>A step in the processing of an order.</summary>
/// <param name="Milliseconds">The time since the order was sent.</param>
/// <param name="Lane">The place: the customer, a service, the broker or a store.</param>
/// <param name="Words">The description.</param>
public sealed record TrailStep(double Milliseconds, string Lane, string Words);
