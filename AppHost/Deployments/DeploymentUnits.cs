namespace Evolution.AppHost.Deployments;

/// <summary>
/// The deployment units of one topology. In a running host they only determine what is restarted together. When publishing,
/// each unit is a separate environment, which refers to the others only by addresses and connection strings.
/// </summary>
sealed class DeploymentUnits(IDistributedApplicationBuilder builder, Topology topology)
{
    readonly Dictionary<string, DeploymentUnit> units = [];
    readonly UnitPublishing publishing = new(builder, topology.Prefix);

    /// <summary>The unit of the resources that services share: stores and the broker.</summary>
    public DeploymentUnit Platform => this["platform"];

    public DeploymentUnit this[string service]
    {
        get
        {
            var name = topology.Prefix + topology.GetUnit(service);
            if (!units.TryGetValue(name, out var unit))
                units.Add(name, unit = new(name, builder.ExecutionContext.IsPublishMode ? publishing.AddEnvironment(name, isOnlyUnit: topology.Deployment is Deployment.OneUnit) : null));
            return unit;
        }
    }

    /// <summary>Whether two resources are published in different units, so that neither can refer to the other.</summary>
    public bool AreSeparate(IResourceBuilder<IResource> first, IResourceBuilder<IResource> second) =>
        builder.ExecutionContext.IsPublishMode && first.Resource.GetUnitName() != second.Resource.GetUnitName();

    /// <summary>Returns the reference through which a service uses a store: the store itself, or its connection string if the store is in another unit.</summary>
    public IResourceBuilder<IResourceWithConnectionString> GetReference(IResourceBuilder<IResource> service, IResourceBuilder<IResourceWithConnectionString> store) =>
        AreSeparate(service, store) ? publishing.AddConnectionString(store) : store;

    /// <summary>Configures the caller with the address of a service in another unit, as a deployment parameter.</summary>
    public IResourceBuilder<ProjectResource> WithAddressParameter(IResourceBuilder<ProjectResource> caller, string variable, string service) =>
        publishing.WithAddressParameter(caller, variable, service);
}
