using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Restarts a service at a different address.</summary>
public sealed class MoveService : IExperimentFault
{
    const string Service = "inventory";
    static readonly string[] Callers = ["orders", "gateway"];

    public string Name => "move-service";
    public string Question => "Do callers find a service at its new address?";
    public string Procedure => "Inventory is restarted at a different address. After the fault window, its callers are restarted if they do not use service discovery.";

    /// <summary>Null, because requests to Inventory are the ones that need its address: the service itself is not faulty.</summary>
    public string? TargetService => null;

    public bool IsCore => false;
    public int Order => 110;
    public string ConditionText => "While Inventory was at a different address";

    public IReadOnlyList<Expectation> Expectations => [new("Service discovery (phase 3) finds a service that has moved.", Metrics.Unaffected(Name), 2, 3)];

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Control.MoveAsync(context.Topology.GetFullName(Service), cancellationToken);

    public async Task HealAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await context.StartAsync(context.Topology.GetFullName(Service), cancellationToken);
        if (context["addressing"] is "service-discovery") return;
        await Task.WhenAll(Callers.Select(async caller =>
        {
            var name = context.Topology.GetFullName(caller);
            await context.Control.RestartAsync(name, cancellationToken);
            await context.StartAsync(name, cancellationToken);
        }));
    }
}
