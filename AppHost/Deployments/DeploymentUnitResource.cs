namespace Evolution.AppHost.Deployments;

/// <summary>A deployment unit in Aspire's dashboard. It has no process; the resources that are deployed together are its children.</summary>
/// <param name="name">The name of the resource. It differs from the unit's name, because a service may have that name.</param>
/// <param name="members">The services, servers and brokers of the unit; a database starts and stops with its server.</param>
sealed class DeploymentUnitResource(string name, IReadOnlyList<IResource> members) : Resource(name)
{
    public IReadOnlyList<IResource> Members => members;
}
