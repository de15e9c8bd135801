using Evolution.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Evolution.ServiceDefaults.Remote;

/// <summary>Adds an event to the current span when the caller's protection acts: a call is retried, or a circuit breaker opens or closes.</summary>
static class ProtectionEvents
{
    public static HttpRetryStrategyOptions WithEvents(this HttpRetryStrategyOptions options, string service)
    {
        options.OnRetry = retry => AddEvent("dependency.retry", service, new("attempt", retry.AttemptNumber + 2), new("delay_ms", (long)retry.RetryDelay.TotalMilliseconds), new("cause", GetCause(retry.Outcome)));
        return options;
    }

    public static HttpCircuitBreakerStrategyOptions WithEvents(this HttpCircuitBreakerStrategyOptions options, string service)
    {
        options.OnOpened = opened => AddEvent("circuit_breaker.opened", service, new("break_ms", (long)opened.BreakDuration.TotalMilliseconds), new("cause", GetCause(opened.Outcome)));
        options.OnHalfOpened = _ => AddEvent("circuit_breaker.half_opened", service);
        options.OnClosed = _ => AddEvent("circuit_breaker.closed", service);
        return options;
    }

    static ValueTask AddEvent(string name, string service, params ReadOnlySpan<KeyValuePair<string, object?>> attributes)
    {
        CurrentActivity.AddEvent(name, [new(TelemetryNames.Dependency, service), .. attributes]);
        return ValueTask.CompletedTask;
    }

    static string GetCause(Outcome<HttpResponseMessage> outcome) => outcome.Exception?.GetType().Name ?? $"status {(int?)outcome.Result?.StatusCode}";
}
