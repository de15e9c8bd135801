namespace Evolution.ServiceDefaults.Stores;

/// <summary>A cache entry.</summary>
/// <param name="Value">The value.</param>
/// <param name="Json">The value's JSON as it is cached.</param>
public sealed record CachedJson<T>(T Value, byte[] Json);
