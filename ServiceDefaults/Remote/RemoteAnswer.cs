namespace Evolution.ServiceDefaults.Remote;

/// <summary>What another service answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Value">What it gave; null where it refused.</param>
/// <param name="Refusal">Why it refused; null where it did not.</param>
public sealed record RemoteAnswer<T>(int Status, T? Value, string? Refusal);
