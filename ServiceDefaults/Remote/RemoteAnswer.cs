using Evolution.ServiceDefaults.Errors;

namespace Evolution.ServiceDefaults.Remote;

/// <summary>What another service answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Value">What it gave; null where it refused.</param>
/// <param name="Refusal">Why it refused; null where it did not.</param>
public sealed record RemoteAnswer<T>(int Status, T? Value, string? Refusal)
{
    /// <summary>What it gave, where it has no reason to refuse.</summary>
    /// <exception cref="DependencyException">It refused.</exception>
    public T Require(string service) => Value ?? throw new DependencyException(service, $"{service} answered {Status} where it owes an answer.");
}
