namespace Evolution.ApiContracts.Deployments;

/// <summary>Whether a version of a service may be deployed to an environment.</summary>
/// <param name="Service">The service.</param>
/// <param name="Version">The version.</param>
/// <param name="Environment">The target environment.</param>
/// <param name="Checks">The checks that were made.</param>
public sealed record Deployability(string Service, string Version, string Environment, IReadOnlyList<DeploymentCheck> Checks)
{
    /// <summary>Whether all checks succeeded.</summary>
    public bool MayDeploy => Checks.All(check => check.Failures.Count is 0);

    /// <summary>Checks both directions: what the deployed services rely on this version for, and what this version relies on them for.</summary>
    public static Deployability Of(ContractCatalog catalog, string named, string environment)
    {
        var (service, version) = catalog.Require(named);
        var others = catalog.DeployedIn(environment).Where(deployed => deployed.Key != service.Name).ToDictionary();
        var offered = service.DocumentOf(version);

        var relying = others.SelectMany(other => Relied(catalog.Services[other.Key], other.Value)
            .Where(reliance => reliance.Provider == service.Name)
            .Select(reliance => new DeploymentCheck($"{other.Value}", $"{version}", reliance, reliance.Check(offered))));
        var relied = Relied(service, version).Where(reliance => reliance.Provider != service.Name).Select(reliance => others.TryGetValue(reliance.Provider, out var deployed)
            ? new DeploymentCheck($"{version}", $"{deployed}", reliance, reliance.Check(catalog.Services[reliance.Provider].DocumentOf(deployed)))
            : new DeploymentCheck($"{version}", null, reliance, Absent(reliance, environment)));
        return new(service.Name, $"{version}", environment, [.. relying, .. relied]);
    }

    /// <summary>Returns a failure if the missing provider is called over HTTP. A missing publisher of a message is not a failure: the consumer only waits for the message, so services that exchange messages can be deployed one after the other.</summary>
    static string[] Absent(Reliance reliance, string environment) => reliance.IsMessage ? [] : [$"{reliance.Provider} is not deployed in {environment}"];

    static IEnumerable<Reliance> Relied(ServiceContracts service, Version version) => service.PactsOf(version).SelectMany(Reliance.Of);
}

/// <summary>The check of one reliance.</summary>
/// <param name="ConsumerVersion">The consumer's version.</param>
/// <param name="ProviderVersion">The provider's version; null if none is deployed.</param>
/// <param name="Reliance">What the consumer relies on.</param>
/// <param name="Failures">Descriptions of why it would fail; empty if it holds.</param>
public sealed record DeploymentCheck(string ConsumerVersion, string? ProviderVersion, Reliance Reliance, IReadOnlyList<string> Failures);
