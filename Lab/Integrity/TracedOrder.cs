namespace Evolution.Lab.Integrity;

/// <summary>An order of one piece that an experiment tried to place.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Product">The ordered product. Other orders for it must not be placed meanwhile, unless their pieces can be determined.</param>
public readonly record struct TracedOrder(string Key, int Product);
