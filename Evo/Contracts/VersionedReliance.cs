using Evolution.ApiContracts.Deployments;

namespace Evolution.Evo.Contracts;

/// <summary>An interaction that versions of a consumer rely on.</summary>
/// <param name="Provider">The service that the consumer relies on.</param>
/// <param name="Consumer">The service that relies on the provider.</param>
/// <param name="Versions">The versions of the consumer that rely on the interaction.</param>
/// <param name="Interaction">The description of the interaction.</param>
/// <param name="Route">The HTTP route or the message.</param>
/// <param name="Kind"><c>http</c> or <c>message</c>.</param>
sealed record VersionedReliance(string Provider, string Consumer, IReadOnlyList<string> Versions, string Interaction, string Route, string Kind)
{
    /// <summary>Returns all reliances of a catalog, ordered by provider.</summary>
    public static IReadOnlyList<VersionedReliance> Of(ContractCatalog catalog) =>
    [.. catalog.Services.Values
        .SelectMany(service => catalog.VersionsOf(service).SelectMany(version => service.PactsOf(version).SelectMany(Reliance.Of).Select(reliance => (Version: $"{version}", Reliance: reliance))))
        .GroupBy(known => (known.Reliance.Provider, known.Reliance.Consumer, known.Reliance.Interaction, known.Reliance.Route, known.Reliance.IsMessage))
        .Select(known => new VersionedReliance(known.Key.Provider, known.Key.Consumer, [.. known.Select(one => one.Version)], known.Key.Interaction, known.Key.Route, known.Key.IsMessage ? "message" : "http"))
        .OrderBy(known => known.Provider, StringComparer.Ordinal).ThenBy(known => known.Consumer, StringComparer.Ordinal).ThenBy(known => known.Kind, StringComparer.Ordinal)];
}
