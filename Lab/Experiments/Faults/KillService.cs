using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills a service.</summary>
public sealed class KillService : IExperimentFault
{
    const string Service = "inventory";

    public string Name => "kill-service";
    public string Question => "Does one service take others with it?";
    public string Procedure => "Inventory is killed, and started again after the window.";
    public string Hurt => Service;
    public int Order => 10;
    public string Circumstance => "With Inventory killed";

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("Messages (phase 3) let orders be taken while a service is gone.", Name, 2, 3)];

    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => context.KillAsync(context.Topology.NameOf(Service), cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.StartAsync(context.Topology.NameOf(Service), cancellationToken);
}
