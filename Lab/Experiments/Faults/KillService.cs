using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills a service.</summary>
public sealed class KillService : IExperimentFault
{
    const string Service = "inventory";

    public string Name => "kill-service";
    public string Question => "Does one failing service take others down?";
    public string Procedure => "Inventory is killed, and restarted after the fault window.";
    public string TargetService => Service;
    public int Order => 10;
    public string ConditionText => "While Inventory was down";

    public IReadOnlyList<Expectation> Expectations => [new("Messages (phase 3) let orders be accepted while a service is down.", Metrics.Unaffected(Name), 2, 3)];

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.KillAsync(context.Topology.GetFullName(Service), cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.StartAsync(context.Topology.GetFullName(Service), cancellationToken);
}
