using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Makes a service accept requests without responding. This is worse than an outage, because callers do not get an error.</summary>
public sealed class HangService : IExperimentFault
{
    const string Service = "payments";

    // Callers give up after 2.5 s (RemoteServiceOptions.TotalTimeout). A shorter fault would not show the effect of that.
    const double TwiceTheTimeout = 5;

    public string Name => "hang-service";
    public string Question => "Do callers drown?";
    public string Procedure => "Payments answers nothing.";
    public string Hurt => Service;
    public int Order => 20;
    public string Circumstance => "While Payments answered nothing";

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("A circuit breaker and time limits (phase 1) keep callers from drowning with a service that hangs.", Name, 0, 1) { MinSeconds = TwiceTheTimeout }];

    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "faults", new { hang = true }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.DeleteAsync(Service, "faults", cancellationToken);
}
