using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Makes a service respond slowly.</summary>
public sealed class SlowService : IExperimentFault
{
    const string Service = "payments";
    const int Milliseconds = 2_000;

    public string Name => "slow-service";
    public string Question => "Does slowness spread?";
    public string Procedure => "Payments takes 2 s for every answer.";
    public string Hurt => Service;
    public int Order => 30;
    public string Circumstance => "While Payments took 2 s for every answer";

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("A circuit breaker and time limits (phase 1) keep slowness from spreading.", Name, 0, 1)];

    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "faults", new { latencyMilliseconds = Milliseconds }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "faults", cancellationToken);
}
