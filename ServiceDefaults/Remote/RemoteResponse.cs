using Evolution.ServiceDefaults.Errors;

namespace Evolution.ServiceDefaults.Remote;

/// <summary>The response of another service.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Value">The value that the service returned; null if it refused.</param>
/// <param name="Refusal">The reason for the refusal; null if the service did not refuse.</param>
public sealed record RemoteResponse<T>(int Status, T? Value, string? Refusal)
{
    /// <summary>Returns the value of a response that must not be a refusal.</summary>
    /// <exception cref="DependencyException">The service refused.</exception>
    public T Require(string service) => Value ?? throw new DependencyException(service, $"{service} returned status {Status} for a request that it must not refuse.");
}
