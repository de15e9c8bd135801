namespace Evolution.AppHost.Deployments;

/// <summary>What only publishing needs: an environment per deployment unit, and parameters for what lies in another unit.</summary>
sealed class Publishing(IDistributedApplicationBuilder builder, string prefix)
{
    readonly Dictionary<string, IResourceBuilder<ParameterResource>> addresses = [];
    readonly Dictionary<string, IResourceBuilder<IResourceWithConnectionString>> connectionStrings = [];

    /// <summary>One Compose file or, with <c>--target kubernetes</c>, one chart; the native host writes manifests.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isAlone">Whether there is no other, so that no network between units is needed.</param>
    public IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(string unit, bool isAlone) => builder.Configuration["target"] switch
    {
#if ASPIRE
        "kubernetes" => builder.AddKubernetesEnvironment($"{unit}-unit"),
        null or "compose" => builder.AddDockerComposeEnvironment($"{unit}-unit").WithDashboard(false).ConfigureComposeFile(file => ComposeUnit.Complete(file, unit, isAlone)),
        var other => throw new ArgumentException($"There is no target '{other}'. There are: compose, kubernetes."),
#else
        null or "manifest" => builder.AddManifestEnvironment($"{unit}-unit"),
        "compose" or "kubernetes" => throw new ArgumentException("The native host writes manifests only. Compose files and charts need Aspire: build with -p:UseAspire=true."),
        var other => throw new ArgumentException($"There is no target '{other}'. There are: manifest; with Aspire: compose, kubernetes."),
#endif
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
