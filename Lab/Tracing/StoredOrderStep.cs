namespace Evolution.Lab.Tracing;

/// <summary>A processing step of an order, as recorded in a service's store.</summary>
/// <param name="Time">When it was stored, according to the store's clock.</param>
/// <param name="Service">The service that owns the table, without the topology's prefix.</param>
/// <param name="Description">The table and its content.</param>
public sealed record StoredOrderStep(DateTimeOffset Time, string Service, string Description);
