using System.Diagnostics.Metrics;
using Evolution.ServiceDefaults.Telemetry;
using Polly.CircuitBreaker;

namespace Evolution.ServiceDefaults.Remote;

/// <summary>Counts calls to other services, and reports the state of their circuit breakers.</summary>
sealed class RemoteCalls
{
    readonly Counter<long> calls;

    public RemoteCalls(IMeterFactory meters, IEnumerable<GuardedService> guarded)
    {
        var meter = meters.Create("Evolution.Remote");
        calls = meter.CreateCounter<long>("evolution.dependency.calls", "{call}", "Calls to other services including all attempts, by service and result: ok, refused, failed, timeout, circuit-open.");
        meter.CreateObservableGauge("evolution.circuit_breaker.state",
            () => guarded.Select(service => new Measurement<int>(ToNumber(service.StateProvider.CircuitState), new KeyValuePair<string, object?>(TelemetryNames.Dependency, service.Name))),
            description: "The state of the circuit breaker of a service: 0 closed, 1 half-open, 2 open.");
    }

    public void CountResponse(string service, bool isRefused) => Count(service, isRefused ? "refused" : "ok");

    public void CountFailure(string service, Exception failure)
    {
        var result = failure switch
        {
            BrokenCircuitException => "circuit-open",
            Polly.Timeout.TimeoutRejectedException or OperationCanceledException => "timeout",
            _ => "failed",
        };
        Count(service, result);
        CurrentActivity.AddEvent("dependency.failed", new(TelemetryNames.Dependency, service), new(TelemetryNames.Result, result), new("error.type", failure.GetType().FullName));
    }

    void Count(string service, string result) => calls.Add(1, new(TelemetryNames.Dependency, service), new(TelemetryNames.Result, result));

    static int ToNumber(CircuitState state) => state switch { CircuitState.Closed => 0, CircuitState.HalfOpen => 1, _ => 2 };
}
