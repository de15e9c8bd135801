namespace Evolution.ApiContracts.Deployments;

/// <summary>Whether a version of a service may go out.</summary>
/// <param name="Service">The service.</param>
/// <param name="Version">The version.</param>
/// <param name="Environment">Where to.</param>
/// <param name="Checks">What was looked at.</param>
public sealed record Deployability(string Service, string Version, string Environment, IReadOnlyList<DeploymentCheck> Checks)
{
    /// <summary>Whether nothing speaks against it.</summary>
    public bool MayDeploy => Checks.All(check => check.Failures.Count is 0);

    /// <summary>Looks at it from both sides: what is deployed relies on it, and it relies on what is deployed.</summary>
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

    /// <summary>A caller needs whom it calls; a message that nobody publishes yet is only waited for, so that those who tell each other something can go out one after the other.</summary>
    static string[] Absent(Reliance reliance, string environment) => reliance.IsMessage ? [] : [$"{reliance.Provider} is not deployed in {environment}"];

    static IEnumerable<Reliance> Relied(ServiceContracts service, Version version) => service.PactsOf(version).SelectMany(Reliance.Of);
}

/// <summary>One thing that was looked at.</summary>
/// <param name="ConsumerVersion">The consumer's version.</param>
/// <param name="ProviderVersion">The provider's version; null where none is deployed.</param>
/// <param name="Reliance">What the consumer relies on.</param>
/// <param name="Failures">Why it would fail, in words; nothing where it holds.</param>
public sealed record DeploymentCheck(string ConsumerVersion, string? ProviderVersion, Reliance Reliance, IReadOnlyList<string> Failures);
