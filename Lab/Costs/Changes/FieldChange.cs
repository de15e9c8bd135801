namespace Evolution.Lab.Costs.Changes;

/// <summary>
/// The work that is required when a field is added to the contracts between services.
/// <para>
/// Without versions, services use only the newest contract, so a consumer that was built against the older one may misinterpret the next
/// release, and it is unknown which of them do. Everything that is built against the contracts is rebuilt and deployed together (Newman,
/// Building Microservices, 2nd ed., ch. 5: lockstep deployment).
/// With versions, the provider continues to support the older version in addition to the newer one. Consumers stay unchanged until they
/// need the field: only the provider is rebuilt, with the contracts and those of its own references that are built against them.
/// </para>
/// <para>
/// Deployment units are deployed, not projects: redeploying a service redeploys everything in its unit.
/// One pipeline runs for all units, or one per redeployed service if each service has its own.
/// </para>
/// </summary>
/// <param name="Projects">The projects that are rebuilt.</param>
/// <param name="Services">The services that are redeployed.</param>
/// <param name="Units">The deployment units that contain these services.</param>
/// <param name="Pipelines">The number of pipelines that run.</param>
public sealed record FieldChange(IReadOnlyList<string> Projects, IReadOnlyList<string> Services, IReadOnlyList<string> Units, int Pipelines)
{
    /// <summary>Calculates the consequences of a change.</summary>
    /// <param name="graph">The references between projects. A service's project has the service's name, ignoring case.</param>
    /// <param name="contracts">The project that contains the contracts.</param>
    /// <param name="provider">The project of the service whose contract changes.</param>
    /// <param name="units">The services of each deployment unit.</param>
    /// <param name="isVersioned">Whether the contracts guarantee support for older versions.</param>
    /// <param name="pipelinePerService">Whether each service has its own pipeline.</param>
    public static FieldChange Of(ProjectGraph graph, string contracts, string provider, IReadOnlyDictionary<string, IReadOnlyList<string>> units, bool isVersioned, bool pipelinePerService)
    {
        var dependents = graph.DependentsOf(contracts);
        var rebuilt = (isVersioned ? graph.ReferencesOf(provider).Intersect(dependents).Append(provider) : dependents).Append(contracts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var affected = units.Where(unit => unit.Value.Any(rebuilt.Contains)).OrderBy(unit => unit.Key, StringComparer.Ordinal).ToArray();
        string[] services = [.. affected.SelectMany(unit => unit.Value).Distinct().Order(StringComparer.Ordinal)];
        return new([.. rebuilt.Order(StringComparer.Ordinal)], services, [.. affected.Select(unit => unit.Key)], pipelinePerService ? services.Length : 1);
    }
}
