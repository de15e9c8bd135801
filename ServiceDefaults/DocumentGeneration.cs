using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.ServiceDefaults;

/// <summary>
/// The build starts each service for a moment, to ask it for its OpenAPI document. Then nothing of it may run in the background: there
/// are no stores, and a build changes nothing.
/// </summary>
sealed class DocumentGeneration : IServiceProviderFactory<IServiceCollection>
{
    /// <summary>Whether that is what this process is for (learn.microsoft.com, "Customize runtime behavior during build-time document generation").</summary>
    public static bool IsRunning { get; } = Assembly.GetEntryAssembly()?.GetName().Name is "GetDocument.Insider";

    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        foreach (var work in services.Where(service => service.ServiceType == typeof(IHostedService) && !IsServer(service)).ToArray()) services.Remove(work);
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();

    // It builds the pipeline, and so the routes that the document is made of.
    static bool IsServer(ServiceDescriptor service) => service.ImplementationType?.Name is "GenericWebHostService";
}
