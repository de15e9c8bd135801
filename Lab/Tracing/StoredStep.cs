namespace Evolution.Lab.Tracing;

/// <summary>A step of an order that a service's store contains.</summary>
/// <param name="Time">When it was stored, according to the store's clock.</param>
/// <param name="Service">The service that owns the table, without the topology's prefix.</param>
/// <param name="Words">The table and its content.</param>
public sealed record StoredStep(DateTimeOffset Time, string Service, string Words);
