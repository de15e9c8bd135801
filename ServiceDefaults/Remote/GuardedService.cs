using System.Text.Json;
using Polly.CircuitBreaker;

namespace Evolution.ServiceDefaults.Remote;

/// <summary>A service that this one calls through a circuit breaker.</summary>
/// <param name="Name">The name of the service.</param>
/// <param name="StateProvider">Provides the state of the breaker.</param>
sealed record GuardedService(string Name, CircuitBreakerStateProvider StateProvider)
{
    /// <summary>The state of the breaker: <c>closed</c>, <c>open</c>, <c>half-open</c> or <c>isolated</c>. It is closed until the first call.</summary>
    public string BreakerState => JsonNamingPolicy.KebabCaseLower.ConvertName(StateProvider.CircuitState.ToString());
}
