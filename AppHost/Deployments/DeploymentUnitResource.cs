namespace Evolution.AppHost.Deployments;

/// <summary>A deployment unit as Aspire's dashboard shows it: nothing runs for it, and what is deployed together stands below it.</summary>
/// <param name="name">The name of the resource: a service may have the unit's own.</param>
/// <param name="members">The services, servers and brokers of the unit; a database comes and goes with its server.</param>
sealed class DeploymentUnitResource(string name, IReadOnlyList<IResource> members) : Resource(name)
{
    public IReadOnlyList<IResource> Members => members;
}
