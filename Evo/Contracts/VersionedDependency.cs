using Evolution.ApiContracts.Deployments;

namespace Evolution.Evo.Contracts;

/// <summary>An interaction that versions of a consumer rely on.</summary>
/// <param name="Provider">The service that the consumer relies on.</param>
/// <param name="Consumer">The service that relies on the provider.</param>
/// <param name="Versions">The versions of the consumer that rely on the interaction.</param>
/// <param name="Interaction">The description of the interaction.</param>
/// <param name="Route">The HTTP route or the message.</param>
/// <param name="Kind"><c>http</c> or <c>message</c>.</param>
sealed record VersionedDependency(string Provider, string Consumer, IReadOnlyList<string> Versions, string Interaction, string Route, string Kind)
{
    /// <summary>Returns all dependencies in a catalog, ordered by provider.</summary>
    public static IReadOnlyList<VersionedDependency> FromCatalog(ContractCatalog catalog) =>
    [.. catalog.Services.Values
        .SelectMany(service => catalog.GetVersions(service).SelectMany(version => service.GetPacts(version).SelectMany(Dependency.FromPact).Select(dependency => (Version: $"{version}", Dependency: dependency))))
        .GroupBy(item => (item.Dependency.Provider, item.Dependency.Consumer, item.Dependency.Interaction, item.Dependency.Route, item.Dependency.IsMessage))
        .Select(group => new VersionedDependency(group.Key.Provider, group.Key.Consumer, [.. group.Select(item => item.Version)], group.Key.Interaction, group.Key.Route, group.Key.IsMessage ? "message" : "http"))
        .OrderBy(dependency => dependency.Provider, StringComparer.Ordinal).ThenBy(dependency => dependency.Consumer, StringComparer.Ordinal).ThenBy(dependency => dependency.Kind, StringComparer.Ordinal)];
}
