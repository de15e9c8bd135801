using System.Text.Json;

namespace Evolution.ApiContracts.Deployments;

/// <summary>All contracts of a repository, and the versions that are deployed in each environment.</summary>
/// <param name="Services">The services, by name.</param>
/// <param name="Environments">The versions that are deployed, by environment and service.</param>
public sealed record ContractCatalog(IReadOnlyDictionary<string, ServiceContracts> Services, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Version>> Environments)
{
    /// <summary>Reads a repository: <c>Services/*/openapi</c>, <c>Services/*/pacts</c> and <c>deploy/deployed.json</c>.</summary>
    /// <exception cref="ContractException">The repository has no contracts, or they cannot be read.</exception>
    public static ContractCatalog Read(string root)
    {
        var folder = Path.Combine(root, "Services");
        if (!Directory.Exists(folder)) throw new ContractException($"{root} has no Services/ folder. The contracts are in its openapi/ and pacts/ subfolders.");
        var services = Directory.GetDirectories(folder).Select(path => new ServiceContracts(Path.GetFileName(path).ToLowerInvariant(), path)).ToDictionary(service => service.Name);
        var catalog = new ContractCatalog(services, ReadDeployed(Path.Combine(root, "deploy", "deployed.json")));
        foreach (var (environment, deployed) in catalog.Environments)
        {
            foreach (var (service, version) in deployed) catalog.GetRequired($"{service}@{version}", $"deploy/deployed.json, {environment}: ");
        }
        return catalog;
    }

    /// <summary>Returns the versions of a service. A service without its own documents has the versions of the other services, which are those of the shared contracts.</summary>
    public IReadOnlyList<Version> GetVersions(ServiceContracts service) =>
        service.Versions is { Count: > 0 } own ? own : [.. Services.Values.SelectMany(other => other.Versions).Distinct().Order()];

    /// <summary>Returns a service and version by an id such as <c>inventory@2.0</c>.</summary>
    /// <param name="id">The id.</param>
    /// <param name="messagePrefix">The text before the error message.</param>
    /// <exception cref="ContractException">The service or version does not exist; the message lists those that exist.</exception>
    public (ServiceContracts Service, Version Version) GetRequired(string id, string messagePrefix = "")
    {
        var availableVersions = Services.Values.OrderBy(service => service.Name, StringComparer.Ordinal).SelectMany(service => GetVersions(service).Select(version => $"{service.Name}@{version}"));
        var (name, number) = id.Split('@') is [var serviceName, var versionText] ? (serviceName, versionText) : (id, "");
        return Services.TryGetValue(name, out var service) && Version.TryParse(number, out var version) && GetVersions(service).Contains(version)
            ? (service, version)
            : throw new ContractException($"{messagePrefix}Unknown service version '{id}'. Expected one of: {string.Join(", ", availableVersions)}.");
    }

    /// <summary>Returns the versions that are deployed in an environment, by service.</summary>
    /// <exception cref="ContractException">The environment does not exist; the message lists those that exist.</exception>
    public IReadOnlyDictionary<string, Version> GetDeployedVersions(string environment) => Environments.TryGetValue(environment, out var deployed) ? deployed
        : throw new ContractException($"Unknown environment '{environment}'. Expected one of those in deploy/deployed.json: {string.Join(", ", Environments.Keys)}.");

    static Dictionary<string, IReadOnlyDictionary<string, Version>> ReadDeployed(string path)
    {
        try
        {
            var environments = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(path)) ?? [];
            return environments.ToDictionary(environment => environment.Key, environment => (IReadOnlyDictionary<string, Version>)environment.Value.ToDictionary(service => service.Key, service => Version.Parse(service.Value)));
        }
        catch (Exception exception) when (exception is IOException or JsonException or FormatException or ArgumentException)
        {
            throw new ContractException($"{path} cannot be read as deployed versions, such as {{ \"production\": {{ \"orders\": \"2.0\" }} }}: {exception.Message}", exception);
        }
    }
}
