namespace Evolution.Lab.Costs.Changes;

/// <summary>
/// What has to be done when a field is added to what services say to each other.
/// <para>
/// Without versions only the newest shape is spoken, so a consumer that was built on the older one may misunderstand the next release, and nobody
/// can say who does: everything that is built on the contracts is rebuilt and rolled out together (Newman, Building
/// Microservices, 2nd ed., ch. 5: lockstep deployment).
/// With versions the provider goes on speaking the older release beside the newer one. Consumers stay as they are until they want
/// the field: only the provider is rebuilt, with the contracts and whatever of its own references is built on them.
/// </para>
/// <para>
/// What is deployed is not a project but a deployment unit: with a service that must be redeployed goes everything in its unit.
/// A pipeline runs once for all units, or once for each service that is redeployed where each has its own.
/// </para>
/// </summary>
/// <param name="Projects">The projects that are rebuilt.</param>
/// <param name="Services">The services that are redeployed.</param>
/// <param name="Units">The deployment units that these are in.</param>
/// <param name="Pipelines">How many pipelines run.</param>
public sealed record FieldChange(IReadOnlyList<string> Projects, IReadOnlyList<string> Services, IReadOnlyList<string> Units, int Pipelines)
{
    /// <summary>Says what follows from a change.</summary>
    /// <param name="graph">Which projects refer to which; a service's project is named as the service, in whatever case.</param>
    /// <param name="contracts">The project that holds the contracts.</param>
    /// <param name="provider">The project of the service that provides what is changed.</param>
    /// <param name="units">The services of each deployment unit.</param>
    /// <param name="isVersioned">Whether contracts promise that older releases are understood.</param>
    /// <param name="pipelinePerService">Whether each service has a pipeline of its own.</param>
    public static FieldChange Of(ProjectGraph graph, string contracts, string provider, IReadOnlyDictionary<string, IReadOnlyList<string>> units, bool isVersioned, bool pipelinePerService)
    {
        var dependents = graph.DependentsOf(contracts);
        var rebuilt = (isVersioned ? graph.ReferencesOf(provider).Intersect(dependents).Append(provider) : dependents).Append(contracts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var hit = units.Where(unit => unit.Value.Any(rebuilt.Contains)).OrderBy(unit => unit.Key, StringComparer.Ordinal).ToArray();
        string[] services = [.. hit.SelectMany(unit => unit.Value).Distinct().Order(StringComparer.Ordinal)];
        return new([.. rebuilt.Order(StringComparer.Ordinal)], services, [.. hit.Select(unit => unit.Key)], pipelinePerService ? services.Length : 1);
    }
}
