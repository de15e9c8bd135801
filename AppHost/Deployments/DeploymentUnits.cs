namespace Evolution.AppHost.Deployments;

/// <summary>
/// The deployment units of one topology. In a running host they only determine what is restarted together. When publishing,
/// each unit is a separate environment, which refers to the others only by addresses and connection strings.
/// </summary>
sealed class DeploymentUnits(IDistributedApplicationBuilder builder, Topology topology)
{
    readonly Dictionary<string, DeploymentUnit> units = [];
    readonly Publishing publishing = new(builder, topology.Prefix);

    /// <summary>The unit of the resources that services share: stores and the broker.</summary>
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

    /// <summary>Returns what a service refers to in order to use a store: the store itself, or its connection string if another unit deploys the store.</summary>
    public IResourceBuilder<IResourceWithConnectionString> Reach(IResourceBuilder<IResource> service, IResourceBuilder<IResourceWithConnectionString> store) =>
        Separate(service, store) ? publishing.ConnectionStringOf(store) : store;

    /// <summary>Gives the caller the address of a service of another unit, as a parameter of its deployment.</summary>
    public IResourceBuilder<ProjectResource> WithAddressParameter(IResourceBuilder<ProjectResource> caller, string variable, string service) =>
        publishing.WithAddressParameter(caller, variable, service);
}
