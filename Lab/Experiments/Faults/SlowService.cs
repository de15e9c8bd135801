using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Makes a service respond slowly.</summary>
public sealed class SlowService : IExperimentFault
{
    const string Service = "payments";
    const int LatencyMilliseconds = 2_000;

    public string Name => "slow-service";
    public string Question => "Does a slow service slow down others?";
    public string Procedure => "Payments takes 2 s longer for each request and each message.";
    public string TargetService => Service;
    public bool IsCore => false;
    public int Order => 30;
    public string ConditionText => "While Payments took 2 s to respond";

    public IReadOnlyList<Expectation> Expectations => [new("A circuit breaker and timeouts (phase 1) prevent a slow service from slowing down others.", Metrics.Unaffected(Name), 0, 1)];

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "faults", new { latencyMilliseconds = LatencyMilliseconds }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "faults", cancellationToken);
}
