using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Redeploys a service, together with everything in its deployment unit.</summary>
public sealed class Deploy : IExperimentFault
{
    const string Service = "inventory";

    public string Name => "deploy";
    public string Question => "Does deploying one service break the others?";
    public string Procedure => "Inventory's deployment unit is redeployed: everything in it is stopped and started again.";
    public string TargetService => Service;
    public int Order => 100;
    public string ConditionText => "While Inventory's deployment unit was redeployed";
    public bool IsMomentary => true;

    public IReadOnlyList<Expectation> Expectations => [new("A separate deployment unit (phase 2) lets a service be deployed independently.", Metrics.Unaffected(Name), 1, 2)];

    public string ExplainOutcome(IReadOnlyDictionary<string, string> aspects) => (aspects["deployment"], aspects["messaging"]) switch
    {
        ("one-unit", _) => "Every service is in Inventory's unit and stops with it.",
        (_, "http") => "Only Inventory stops. Requests that need it over HTTP, such as placing an order and the sales report, fail until it is running again; all others succeed.",
        _ => "Only Inventory stops. Orders are accepted in the meantime, and their messages wait in the broker.",
    };

    public async Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var name = context.Topology.GetFullName(Service);
        var units = await context.Control.GetUnitsAsync(cancellationToken);
        await context.Control.RedeployAsync(units.First(unit => unit.Value.Contains(name)).Key, cancellationToken);
    }

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.StartStoppedResourcesAsync(cancellationToken);
}
