namespace Evolution.AppHost.Deployments;

/// <summary>Adds resources that are needed only for publishing: an environment per deployment unit, and parameters for resources in other units.</summary>
sealed class UnitPublishing(IDistributedApplicationBuilder builder, string prefix)
{
    readonly Dictionary<string, IResourceBuilder<ParameterResource>> addresses = [];
    readonly Dictionary<string, IResourceBuilder<IResourceWithConnectionString>> connectionStrings = [];

    /// <summary>Adds the environment for which a unit is published.</summary>
    /// <param name="unit">The name of the unit.</param>
    /// <param name="isOnlyUnit">Whether this is the only unit, so that no network between units is needed.</param>
    public IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(string unit, bool isOnlyUnit) => DeploymentTarget.Get(builder).AddEnvironment(builder, unit, isOnlyUnit);

    public IResourceBuilder<IResourceWithConnectionString> AddConnectionString(IResourceBuilder<IResourceWithConnectionString> store)
    {
        var name = $"{store.Resource.Name}-connection";
        if (!connectionStrings.TryGetValue(name, out var connection))
            connectionStrings.Add(name, connection = builder.AddConnectionString(name));
        return connection;
    }

    public IResourceBuilder<ProjectResource> WithAddressParameter(IResourceBuilder<ProjectResource> caller, string variable, string service)
    {
        if (!addresses.TryGetValue(service, out var address))
            addresses.Add(service, address = builder.AddParameter($"{prefix}{service}-url"));
        return caller.WithEnvironment(variable, address);
    }
}
