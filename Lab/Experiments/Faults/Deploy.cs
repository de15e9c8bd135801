using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Redeploys a service, together with everything in its deployment unit.</summary>
public sealed class Deploy : IExperimentFault
{
    const string Service = "inventory";

    public string Name => "deploy";
    public string Question => "Does deploying one service break the others?";
    public string Procedure => "Inventory's deployment unit is redeployed: everything in it is stopped and started.";
    public string Hurt => Service;
    public int Order => 100;
    public string Circumstance => "While Inventory's deployment unit was redeployed";
    public bool IsMomentary => true;

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("A deployment unit of its own (phase 2) lets a service be deployed alone.", Name, 1, 2)];

    public string Because(IReadOnlyDictionary<string, string> aspects) => (aspects["deployment"], aspects["messaging"]) switch
    {
        ("one-unit", _) => "Every service is in Inventory's unit, and stops with it.",
        (_, "http") => "Only Inventory stops. What asks it over HTTP, as placing an order and the sales report do, fails until it is back; the rest goes on.",
        _ => "Only Inventory stops. Orders are accepted meanwhile, and wait for it in the broker.",
    };

    public async Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var name = context.Topology.NameOf(Service);
        var units = await context.Control.UnitsAsync(cancellationToken);
        await context.Control.RedeployAsync(units.First(unit => unit.Value.Contains(name)).Key, cancellationToken);
    }

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.StartStoppedResourcesAsync(cancellationToken);
}
