using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.AppHost.Discovery;

/// <summary>The services of one topology, by their names without the topology prefix, which they use to call each other.</summary>
sealed class ServiceDirectory(string prefix)
{
    readonly List<ProjectResource> services = [];

    /// <summary>The file to which the addresses are written after a service has moved.</summary>
    public AddressFile File { get; } = new();

    /// <summary>The address of each service that already has one, by its name without the topology prefix.</summary>
    public IReadOnlyDictionary<string, string> Addresses => services
        .Select(service => service.GetEndpoint("http"))
        .Where(endpoint => endpoint.IsAllocated)
        .ToDictionary(endpoint => endpoint.Resource.Name[prefix.Length..], endpoint => endpoint.Url);

    /// <summary>Creates the directory of a topology with service discovery.</summary>
    /// <returns>Null if callers use fixed addresses, or when publishing.</returns>
    public static ServiceDirectory? Create(IDistributedApplicationBuilder builder, Topology topology)
    {
        if (topology.Addressing is not Addressing.ServiceDiscovery || !builder.ExecutionContext.IsRunMode) return null;
        var directory = new ServiceDirectory(topology.Prefix);
        builder.Services.AddSingleton<IHostedService>(host => new AddressPublisher(directory, host.GetRequiredService<ResourceNotificationService>()));
        return directory;
    }

    public bool Contains(IResource resource) => services.Contains(resource);

    public void Add(ProjectResource service) => services.Add(service);
}

static class ServiceDirectoryExtensions
{
    /// <summary>Adds the service to the directory, and configures it to read the addresses of moved services.</summary>
    public static IResourceBuilder<ProjectResource> WithServiceDirectory(this IResourceBuilder<ProjectResource> service, ServiceDirectory? directory)
    {
        if (directory is null) return service;
        directory.Add(service.Resource);
        return service.WithEnvironment("Discovery__File", directory.File.Path);
    }
}
