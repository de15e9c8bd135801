using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.ServiceDefaults;

/// <summary>
/// Removes background services while the build generates OpenAPI documents. The build starts each service briefly for this; there
/// are no stores then, and a build must not change anything.
/// </summary>
sealed class DocumentGeneration : IServiceProviderFactory<IServiceCollection>
{
    /// <summary>Whether this process runs only to generate an OpenAPI document (learn.microsoft.com, "Customize runtime behavior during build-time document generation").</summary>
    public static bool IsRunning { get; } = Assembly.GetEntryAssembly()?.GetName().Name is "GetDocument.Insider";

    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        foreach (var work in services.Where(service => service.ServiceType == typeof(IHostedService) && !IsServer(service)).ToArray()) services.Remove(work);
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();

    // The web host builds the pipeline, and with it the routes that the document describes.
    static bool IsServer(ServiceDescriptor service) => service.ImplementationType?.Name is "GenericWebHostService";
}
