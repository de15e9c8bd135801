using System.Text.Json;
using Polly.CircuitBreaker;

namespace Evolution.ServiceDefaults.Remote;

/// <summary>A service that this one calls through a circuit breaker.</summary>
/// <param name="Name">The service.</param>
/// <param name="State">What the breaker tells its state.</param>
sealed record GuardedService(string Name, CircuitBreakerStateProvider State)
{
    /// <summary>The state of its breaker: <c>closed</c>, <c>open</c>, <c>half-open</c> or <c>isolated</c>. One that no call has gone through yet is closed.</summary>
    public string Breaker => JsonNamingPolicy.KebabCaseLower.ConvertName(State.CircuitState.ToString());
}
