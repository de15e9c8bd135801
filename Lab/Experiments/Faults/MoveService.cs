using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Restarts a service at a different address.</summary>
public sealed class MoveService : IExperimentFault
{
    const string Service = "inventory";
    static readonly string[] Callers = ["orders", "gateway"];

    public string Name => "move-service";
    public string Question => "Environment variables or discovery?";
    public string Procedure => "Inventory is stopped and comes back at another address. After the window its callers are restarted, where they cannot find it otherwise.";
    public string Hurt => Service;
    public int Order => 110;
    public string Circumstance => "While Inventory came back at another address";

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("Service discovery (phase 3) finds a service that moved.", Name, 2, 3)];

    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Control.MoveAsync(context.Topology.NameOf(Service), cancellationToken);

    public async Task HealAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await context.StartAsync(context.Topology.NameOf(Service), cancellationToken);
        if (context["addressing"] is "service-discovery") return;
        await Task.WhenAll(Callers.Select(async caller =>
        {
            var name = context.Topology.NameOf(caller);
            await context.Control.RestartAsync(name, cancellationToken);
            await context.StartAsync(name, cancellationToken);
        }));
    }
}
