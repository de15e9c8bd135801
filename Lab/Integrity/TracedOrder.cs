namespace Evolution.Lab.Integrity;

/// <summary>An order of one piece that somebody tried to place.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Product">What was ordered; nobody else orders it while it is watched, or what others got of it can be told.</param>
public readonly record struct TracedOrder(string Key, int Product);
