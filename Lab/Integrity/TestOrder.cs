namespace Evolution.Lab.Integrity;

/// <summary>An order for a single item that an experiment placed, or tried to place.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Product">The ordered product. No other client may order it in the meantime, unless the ordered quantity is known.</param>
public readonly record struct TestOrder(string Key, int Product);
