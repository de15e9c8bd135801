namespace Evolution.AppHost.Deployments;

/// <summary>
/// The deployment units of one topology. While running they only say what is restarted together; when publishing,
/// each is an environment of its own, which knows the others by addresses and connection strings only.
/// </summary>
sealed class DeploymentUnits(IDistributedApplicationBuilder builder, Topology topology)
{
    readonly Dictionary<string, DeploymentUnit> units = [];
    readonly Publishing publishing = new(builder, topology.Prefix);

    /// <summary>The unit of what services share: stores and the broker.</summary>
    public DeploymentUnit Platform => this["platform"];

    public DeploymentUnit this[string service]
    {
        get
        {
            var name = topology.Prefix + topology.UnitOf(service);
            if (!units.TryGetValue(name, out var unit))
                units.Add(name, unit = new(name, builder.ExecutionContext.IsPublishMode ? publishing.AddEnvironment(name, isAlone: topology.Deployment is Deployment.OneUnit) : null));
            return unit;
        }
    }

    /// <summary>Whether two resources are published into different units, so that neither can refer to the other.</summary>
    public bool Separate(IResourceBuilder<IResource> one, IResourceBuilder<IResource> other) =>
        builder.ExecutionContext.IsPublishMode && one.Resource.UnitName() != other.Resource.UnitName();

    /// <summary>What a service refers to in order to use a store: the store itself, or its connection string where the store is deployed by another unit.</summary>
    public IResourceBuilder<IResourceWithConnectionString> Reach(IResourceBuilder<IResource> service, IResourceBuilder<IResourceWithConnectionString> store) =>
        Separate(service, store) ? publishing.ConnectionStringOf(store) : store;

    /// <summary>Gives the caller the address of a service of another unit, as a parameter of its deployment.</summary>
    public IResourceBuilder<ProjectResource> WithAddressParameter(IResourceBuilder<ProjectResource> caller, string variable, string service) =>
        publishing.WithAddressParameter(caller, variable, service);
}
