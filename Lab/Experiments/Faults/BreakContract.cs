using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Deploys a service with the next version of the contracts before its callers.</summary>
public sealed class BreakContract : IExperimentFault
{
    const string Service = "inventory";

    public string Name => "break-contract";
    public string Question => "Does a shared library break everyone?";
    public string Procedure => "Inventory speaks release 2 of the contracts; the others, and the customers, stay at release 1.";
    public string Hurt => Service;
    public int Order => 90;
    public string Circumstance => "While Inventory spoke the next release of the contracts";

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("Versioned contracts (phase 1) let a service be rolled out with the next release before its callers.", Name, 0, 1)];

    public string Because(IReadOnlyDictionary<string, string> aspects) => (aspects["contracts"], aspects["messaging"]) switch
    {
        ("unversioned", _) => "There is one route, and it speaks one release: clients of the other release cannot read it.",
        ("semver", "http") => "Each release has a route of its own: clients of release 1 are answered as before.",
        (_, "http") => "Each release has a route of its own, as with semver alone. That contracts are checked shows before a rollout (evo contracts can-deploy) and changes nothing in it.",
        _ => "Each release has a route of its own, and Orders calls none: prices come with messages, which are the same in both.",
    };

    public Task BreakAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "contracts", new { release = 2 }, cancellationToken);

    public Task HealAsync(ExperimentContext context, CancellationToken cancellationToken) => context.Lab.PutAsync(Service, "contracts", new { release = 1 }, cancellationToken);
}
