using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Makes a service accept requests without responding. This is worse than an outage, because callers do not receive an error.</summary>
public sealed class HangService : IExperimentFault
{
    const string Service = "payments";

    public string Name => "hang-service";
    public string Question => "Does a hanging service exhaust its callers?";
    public string Procedure => "Payments accepts requests and messages, but neither responds nor handles them.";
    public string TargetService => Service;
    public int Order => 20;
    // Callers give up after 2.5 s (RemoteServiceOptions.TotalTimeout). A shorter fault would not show the effect of the timeout.
    public TimeSpan MinDuration => TimeSpan.FromSeconds(5);
    public string ConditionText => "While Payments did not respond";

    public IReadOnlyList<Expectation> Expectations => [new("A circuit breaker and timeouts (phase 1) protect the callers of a service that hangs.", Metrics.Unaffected(Name), 0, 1)];

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "faults", new { hang = true }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "faults", cancellationToken);
}
