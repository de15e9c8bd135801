namespace Evolution.Board.Breaking.Orders;

/// <summary>A step of an order's way.</summary>
/// <param name="Milliseconds">When it was, since the order was sent.</param>
/// <param name="Lane">Where: the customer, a service, the broker or a store.</param>
/// <param name="Words">What it says.</param>
public sealed record TrailStep(double Milliseconds, string Lane, string Words);
