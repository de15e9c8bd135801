namespace Evolution.AppHost.Deployments;

#if ASPIRE
/// <summary>What only publishing needs: an environment per deployment unit, and parameters for what lies in another unit.</summary>
sealed class Publishing(IDistributedApplicationBuilder builder, string prefix)
{
    readonly Dictionary<string, IResourceBuilder<ParameterResource>> addresses = [];
    readonly Dictionary<string, IResourceBuilder<IResourceWithConnectionString>> connectionStrings = [];

    /// <summary>One Compose file or, with <c>--target kubernetes</c>, one chart.</summary>
    public IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(string unit) => builder.Configuration["target"] switch
    {
        "kubernetes" => builder.AddKubernetesEnvironment($"{unit}-unit"),
        null or "compose" => builder.AddDockerComposeEnvironment($"{unit}-unit").WithDashboard(false),
        var other => throw new ArgumentException($"There is no target '{other}'. There are: compose, kubernetes."),
    };

    public IResourceBuilder<IResourceWithConnectionString> ConnectionStringOf(IResourceBuilder<IResourceWithConnectionString> store)
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
#else
/// <summary>The native host only runs: nothing here is reached, since it refuses to publish.</summary>
sealed class Publishing(IDistributedApplicationBuilder builder, string prefix)
{
    public IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(string unit) => throw Refusal();

    public IResourceBuilder<IResourceWithConnectionString> ConnectionStringOf(IResourceBuilder<IResourceWithConnectionString> store) => throw Refusal();

    public IResourceBuilder<ProjectResource> WithAddressParameter(IResourceBuilder<ProjectResource> caller, string variable, string service) => throw Refusal();

    NotSupportedException Refusal() => new($"Publishing {prefix}{builder.Environment.ApplicationName} needs Aspire: build with -p:UseAspire=true.");
}
#endif
