using Evolution.AppHost.Dashboards;
using Evolution.AppHost.Deployments;
using Evolution.AppHost.Stores;

namespace Evolution.AppHost.Tests;

/// <summary>The resources of topologies as wired by the app host, without starting them.</summary>
sealed class TopologyModel
{
    readonly IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder([]);

    public TopologyModel(params string[] arguments)
    {
        var stores = StoreFactory.Create(builder, TopologyArguments.ReadStores(arguments) ?? StoreKind.Processes);
        foreach (var topology in TopologyArguments.Read(arguments)) builder.AddTopology(topology, stores);
    }

    /// <summary>Adds the resources that the host adds for its dashboard.</summary>
    public TopologyModel WithDashboard()
    {
        builder.AddDashboardContent();
        return this;
    }

    /// <summary>Builds the application without starting it.</summary>
    public DistributedApplication Build() => builder.Build();

    public IEnumerable<string> GetNames<TResource>() where TResource : IResource => builder.Resources.OfType<TResource>().Select(resource => resource.Name);

    /// <summary>The containers that are started only on demand.</summary>
    public IEnumerable<string> OnDemandContainers => builder.Resources.OfType<ContainerResource>().Where(IsStartedOnDemand).Select(resource => resource.Name);

    /// <summary>The distinct images of all containers that start with the host.</summary>
    public IEnumerable<string> Images => builder.Resources.Where(resource => !IsStartedOnDemand(resource)).SelectMany(resource => resource.Annotations.OfType<ContainerImageAnnotation>())
        .Select(image => $"{image.Registry}/{image.Image}:{image.Tag}").Distinct();

    public IResource this[string name] => builder.Resources.Single(resource => resource.Name == name);

    public string? GetUnit(string name) => this[name].GetUnitName();

    /// <summary>Returns the wiring in a service's environment. Values that are known only at run time are expressions.</summary>
    public async Task<Dictionary<string, string>> GetWiringAsync(string service)
    {
#pragma warning disable CS0618 // The replacement in Aspire is experimental.
        var variables = await ((IResourceWithEnvironment)this[service]).GetEnvironmentVariableValuesAsync(DistributedApplicationOperation.Publish);
#pragma warning restore CS0618
        return variables.Where(variable => IsWiring(variable.Key)).ToDictionary();
    }

    /// <summary>Allocates every endpoint, as a start of the host does.</summary>
    public void AllocateEndpoints()
    {
        foreach (var endpoint in builder.Resources.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>())) endpoint.AllocatedEndpoint = new(endpoint, "localhost", 1001);
    }

    /// <summary>Returns the environment of a running resource, with unresolved values.</summary>
    public async Task<IReadOnlyDictionary<string, object>> GetEnvironmentAsync(string name)
    {
        var context = new EnvironmentCallbackContext(builder.ExecutionContext, this[name]);
        foreach (var annotation in this[name].Annotations.OfType<EnvironmentCallbackAnnotation>()) await annotation.Callback(context);
        return context.EnvironmentVariables.AsReadOnly();
    }

    /// <summary>Returns the arguments that the topology adds to a server, beginning with the memory limit.</summary>
    public async Task<string[]> GetArgumentsAsync(string name)
    {
        // The arguments are not resolved, because the port is known only when the server starts.
        var context = new CommandLineArgsCallbackContext([], this[name]);
        foreach (var annotation in this[name].Annotations.OfType<CommandLineArgsCallbackAnnotation>()) await annotation.Callback(context);
        return [.. context.Args.OfType<string>().SkipWhile(argument => argument != "--maxmemory")];
    }

    static bool IsStartedOnDemand(IResource resource) => resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();

    /// <summary>Excludes variables that the host adds, and secrets.</summary>
    static bool IsWiring(string variable) =>
        variable.StartsWith("ConnectionStrings__", StringComparison.Ordinal)
        || variable.StartsWith("services__", StringComparison.Ordinal)
        || variable.EndsWith("_URL", StringComparison.Ordinal)
        || variable is "Orders__Placement" or "Remote__Breaker" or "Contracts__Versioning" or "Discovery__File" or "Lab__Enabled" or "Lab__Placement";
}
