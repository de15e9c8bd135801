namespace Evolution.Lab.Costs.Changes;

/// <summary>
/// The work that is required when a field is added to the contracts between services.
/// <para>
/// Without versions, services use only the newest contract, so any consumer that was built against an older one may misinterpret it.
/// Everything that is built against the contracts is rebuilt and deployed together (Newman, Building Microservices, 2nd ed., ch. 5:
/// lockstep deployment).
/// With versions, the provider continues to support the older version in addition to the newer one. Consumers stay unchanged until they
/// need the field: only the provider, the contracts, and the provider's references that depend on the contracts are rebuilt.
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
    /// <param name="hasPipelinePerService">Whether each service has its own pipeline.</param>
    public static FieldChange Of(ProjectGraph graph, string contracts, string provider, IReadOnlyDictionary<string, IReadOnlyList<string>> units, bool isVersioned, bool hasPipelinePerService)
    {
        var dependents = graph.GetDependents(contracts);
        var rebuiltProjects = (isVersioned ? graph.GetReferences(provider).Intersect(dependents).Append(provider) : dependents).Append(contracts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var affectedUnits = units.Where(unit => unit.Value.Any(rebuiltProjects.Contains)).OrderBy(unit => unit.Key, StringComparer.Ordinal).ToArray();
        string[] services = [.. affectedUnits.SelectMany(unit => unit.Value).Distinct().Order(StringComparer.Ordinal)];
        return new([.. rebuiltProjects.Order(StringComparer.Ordinal)], services, [.. affectedUnits.Select(unit => unit.Key)], hasPipelinePerService ? services.Length : 1);
    }
}
