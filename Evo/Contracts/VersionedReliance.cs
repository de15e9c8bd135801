using Evolution.ApiContracts.Deployments;

namespace Evolution.Evo.Contracts;

/// <summary>One thing that a consumer relies on.</summary>
/// <param name="Provider">On whom.</param>
/// <param name="Consumer">Who does.</param>
/// <param name="Versions">In which of its versions.</param>
/// <param name="Interaction">On what, in words.</param>
/// <param name="Route">The route or the message.</param>
/// <param name="Kind"><c>http</c> or <c>message</c>.</param>
sealed record VersionedReliance(string Provider, string Consumer, IReadOnlyList<string> Versions, string Interaction, string Route, string Kind)
{
    /// <summary>All that are known, by provider.</summary>
    public static IReadOnlyList<VersionedReliance> Of(ContractCatalog catalog) =>
    [.. catalog.Services.Values
        .SelectMany(service => catalog.VersionsOf(service).SelectMany(version => service.PactsOf(version).SelectMany(Reliance.Of).Select(reliance => (Version: $"{version}", Reliance: reliance))))
        .GroupBy(known => (known.Reliance.Provider, known.Reliance.Consumer, known.Reliance.Interaction, known.Reliance.Route, known.Reliance.IsMessage))
        .Select(known => new VersionedReliance(known.Key.Provider, known.Key.Consumer, [.. known.Select(one => one.Version)], known.Key.Interaction, known.Key.Route, known.Key.IsMessage ? "message" : "http"))
        .OrderBy(known => known.Provider, StringComparer.Ordinal).ThenBy(known => known.Consumer, StringComparer.Ordinal).ThenBy(known => known.Kind, StringComparer.Ordinal)];
}
