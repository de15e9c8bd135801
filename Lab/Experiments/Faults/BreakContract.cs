using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Deploys a service with the next release of the contracts before its callers are updated.</summary>
public sealed class BreakContract : IExperimentFault
{
    const string Service = "inventory";

    public string Name => "break-contract";
    public string Question => "Does a contract change in a shared library break other services?";
    public string Procedure => "Inventory uses release 2 of the contracts; its callers stay on release 1.";
    public string TargetService => Service;
    public int Order => 90;
    public string ConditionText => "While Inventory used the next release of the contracts";

    public IReadOnlyList<Expectation> Expectations => [new("Versioned contracts (phase 1) allow a service to move to the next release before its callers do.", Metrics.Unaffected(Name), 0, 1)];

    public string ExplainOutcome(IReadOnlyDictionary<string, string> aspects) => (aspects["contracts"], aspects["messaging"]) switch
    {
        ("unversioned", _) => "There is a single route for one release: clients of the other release cannot read its responses.",
        ("semver", "http") => "Each release has its own route: clients of release 1 are not affected.",
        (_, "http") => "Each release has its own route, as with semver alone. Contracts are checked before a rollout (evo contracts can-deploy), not during it.",
        _ => "Each release has its own route, and Orders calls none: it receives prices in messages, which are the same in both releases.",
    };

    public Task InjectAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "contracts", new { release = 2 }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "contracts", new { release = 1 }, cancellationToken);
}
