namespace Evolution.Lab.Integrity;

/// <summary>A single-piece order that an experiment placed, or tried to place.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Product">The ordered product. Other orders for it must not be placed in the meantime, unless their pieces can be determined.</param>
public readonly record struct TestOrder(string Key, int Product);
