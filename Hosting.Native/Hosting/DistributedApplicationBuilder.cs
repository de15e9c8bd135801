using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    /// <summary>The configuration key of the state folder, for tests that must not meet other hosts.</summary>
    public const string StateFolderKey = "Native:StateFolder";

    static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(90);

    readonly HostApplicationBuilder inner;
    readonly PortPool ports = new();

    public DistributedApplicationBuilder(string[] args)
    {
        AppHostDirectory = Assembly.GetEntryAssembly()?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(fact => fact.Key is "AppHostDirectory")?.Value ?? AppContext.BaseDirectory;
        inner = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = args,
            ContentRootPath = Directory.Exists(AppHostDirectory) ? AppHostDirectory : AppContext.BaseDirectory,
        });
        var state = Configuration[StateFolderKey] is { Length: > 0 } folder ? new StateFolder(Path.GetFullPath(folder)) : StateFolder.Of(inner.Environment.ContentRootPath);

        ExecutionContext = new(OperationAsked.In(Configuration));

        Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownLimit);
        Services.AddSingleton(state).AddSingleton(ExecutionContext).AddSingleton(Resources).AddSingleton(ports);
        Services.AddSingleton<InstalledServers>().AddSingleton<HostRun>().AddSingleton<ResourceLoggerService>();
        Services.AddSingleton(services => new ResourceNotificationService(Resources));
        Services.AddSingleton(services => new ResourceCommandService(Resources, services.GetRequiredService<ResourceLoggerService>(), services));
        Services.AddSingleton<ApplicationRunner>();
        Services.AddSingleton<ConsoleProgress>();
        Services.AddSingleton<ManifestPublisher>();
        Services.AddHostedService(services => services.GetRequiredService<ApplicationRunner>());
        Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, TerminalLifetime>());
        inner.Logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning);
        inner.Logging.AddConsole(options => options.FormatterName = ProgressFormatter.FormatterName).AddConsoleFormatter<ProgressFormatter, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
    }

    public ConfigurationManager Configuration => inner.Configuration;

    public string AppHostDirectory { get; }

    public IHostEnvironment Environment => inner.Environment;

    public IServiceCollection Services => inner.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        if (ExecutionContext.IsPublishMode) return new(inner.Build());
        foreach (var resource in Resources.OfType<IProcessResource>())
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.AllocatedEndpoint is null)) endpoint.Allocate(ports);
            LifecycleCommands.AddTo(resource);
            if (resource is ProjectResource service) MoveCommand.AddTo(service);
        }
        var host = inner.Build();
        host.Services.GetRequiredService<ConsoleProgress>().Follow();
        var notifications = host.Services.GetRequiredService<ResourceNotificationService>();
        foreach (var resource in Resources) notifications.Publish(resource, snapshot => snapshot);
        return new(host);
    }
}
