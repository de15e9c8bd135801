namespace Evolution.ApiContracts.Deployments;

/// <summary>Whether a version of a service can be deployed to an environment.</summary>
/// <param name="Service">The service.</param>
/// <param name="Version">The version.</param>
/// <param name="Environment">The target environment.</param>
/// <param name="Checks">The checks of all dependencies.</param>
public sealed record Deployability(string Service, string Version, string Environment, IReadOnlyList<DeploymentCheck> Checks)
{
    /// <summary>Whether all checks succeeded.</summary>
    public bool MayDeploy => Checks.All(check => check.Failures.Count is 0);

    /// <summary>Checks both directions: whether the deployed services can use this version, and whether this version can use them.</summary>
    public static Deployability Check(ContractCatalog catalog, string id, string environment)
    {
        var (service, version) = catalog.GetRequired(id);
        var otherServices = catalog.GetDeployedVersions(environment).Where(deployed => deployed.Key != service.Name).ToDictionary();
        var document = service.GetDocument(version);

        var consumerChecks = otherServices.SelectMany(other => GetDependencies(catalog.Services[other.Key], other.Value)
            .Where(dependency => dependency.Provider == service.Name)
            .Select(dependency => new DeploymentCheck($"{other.Value}", $"{version}", dependency, dependency.Check(document))));
        var providerChecks = GetDependencies(service, version).Where(dependency => dependency.Provider != service.Name).Select(dependency => otherServices.TryGetValue(dependency.Provider, out var deployed)
            ? new DeploymentCheck($"{version}", $"{deployed}", dependency, dependency.Check(catalog.Services[dependency.Provider].GetDocument(deployed)))
            : new DeploymentCheck($"{version}", null, dependency, GetMissingProviderFailures(dependency, environment)));
        return new(service.Name, $"{version}", environment, [.. consumerChecks, .. providerChecks]);
    }

    /// <summary>Returns a failure if the missing provider is called over HTTP. A missing publisher of a message is not a failure: the consumer only waits for the message, so services that exchange messages can be deployed in any order.</summary>
    static string[] GetMissingProviderFailures(Dependency dependency, string environment) => dependency.IsMessage ? [] : [$"{dependency.Provider} is not deployed in {environment}"];

    static IEnumerable<Dependency> GetDependencies(ServiceContracts service, Version version) => service.GetPacts(version).SelectMany(Dependency.FromPact);
}

/// <summary>The check of one dependency.</summary>
/// <param name="ConsumerVersion">The consumer's version.</param>
/// <param name="ProviderVersion">The provider's version; null if none is deployed.</param>
/// <param name="Dependency">The dependency that was checked.</param>
/// <param name="Failures">Descriptions of what would fail; empty if the check passed.</param>
public sealed record DeploymentCheck(string ConsumerVersion, string? ProviderVersion, Dependency Dependency, IReadOnlyList<string> Failures);
