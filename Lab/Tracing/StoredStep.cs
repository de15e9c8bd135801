namespace Evolution.Lab.Tracing;

/// <summary>What a service's store holds of an order.</summary>
/// <param name="Time">When it was stored, by the store's clock.</param>
/// <param name="Service">Whose table it is in, without the prefix of its topology.</param>
/// <param name="Words">The table, and what it says.</param>
public sealed record StoredStep(DateTimeOffset Time, string Service, string Words);
