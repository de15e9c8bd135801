using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.Hosting.Native;

/// <summary>Puts a distributed application together.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>From the command line, the environment, and <c>appsettings.json</c>.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The folder of the app host's project.</summary>
    string AppHostDirectory { get; }

    IHostEnvironment Environment { get; }

    /// <summary>Services of the host itself, such as hosted services that run beside the resources.</summary>
    IServiceCollection Services { get; }

    DistributedApplicationExecutionContext ExecutionContext { get; }

    IResourceCollection Resources { get; }

    /// <summary>Adds a resource.</summary>
    /// <exception cref="DistributedApplicationException">The name is not allowed, or taken.</exception>
    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;

    /// <summary>Says more about a resource, without adding it.</summary>
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource;

    /// <summary>Gives every endpoint its address. The application can be started once after that.</summary>
    DistributedApplication Build();
}
