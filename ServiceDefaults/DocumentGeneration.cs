using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.ServiceDefaults;

/// <summary>
/// Removes background services while the build generates OpenAPI documents. The build briefly starts each service without its
/// stores, and must not change anything.
/// </summary>
sealed class DocumentGeneration : IServiceProviderFactory<IServiceCollection>
{
    /// <summary>Whether this process runs only to generate an OpenAPI document (learn.microsoft.com, "Customize runtime behavior during build-time document generation").</summary>
    public static bool IsRunning { get; } = Assembly.GetEntryAssembly()?.GetName().Name is "GetDocument.Insider";

    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        foreach (var descriptor in services.Where(service => service.ServiceType == typeof(IHostedService) && !IsServer(service)).ToArray()) services.Remove(descriptor);
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();

    // The web host is needed because it builds the routes that the document describes.
    static bool IsServer(ServiceDescriptor service) => service.ImplementationType?.Name is "GenericWebHostService";
}
