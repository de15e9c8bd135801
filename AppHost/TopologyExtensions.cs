using Evolution.AppHost.Commands;
using Evolution.AppHost.Dashboards;
using Evolution.AppHost.Deployments;
using Evolution.AppHost.Discovery;
using Evolution.AppHost.Links;
using Evolution.AppHost.Secrets;
using Evolution.AppHost.Starting;
using Evolution.AppHost.Stores;
using Evolution.Control;

namespace Evolution.AppHost;

/// <summary>Creates the resources that a <see cref="Topology"/> describes.</summary>
static class TopologyExtensions
{
    const int CacheMegabytes = 16;
    static readonly string[] ServicesWithStores = ["inventory", "payments", "orders"];

    /// <summary>Adds the services, their stores and, if orders are placed by messages, the broker, wired as <paramref name="topology"/> describes.</summary>
    public static void AddTopology(this IDistributedApplicationBuilder builder, Topology topology, StoreFactory stores)
    {
        var prefix = topology.Prefix;
        var units = new DeploymentUnits(builder, topology);
        var labToken = LabToken.GetOrCreate(builder);
        var directory = ServiceDirectory.Create(builder, topology);

        var sharedPostgres = topology.Databases is Sharing.Shared
            ? stores.AddPostgres($"{prefix}postgres").WithDeploymentUnit(units.Platform)
            : null;

        // As large as the separate caches together, so that only the sharing differs.
        var sharedRedis = topology.Caches is Sharing.Shared
            ? stores.AddRedis($"{prefix}redis", CacheMegabytes * ServicesWithStores.Length).WithDeploymentUnit(units.Platform)
            : null;

        var broker = topology.Messaging is Messaging.Rabbitmq
            ? stores.AddRabbitMQ($"{prefix}rabbitmq").WithDeploymentUnit(units.Platform)
            : null;

        var inventory = AddServiceWithStores<Projects.Inventory>("inventory");

        var payments = AddServiceWithStores<Projects.Payments>("payments");

        var orders = AddServiceWithStores<Projects.Orders>("orders")
            .WithEnvironment("Orders__Placement", topology.Placement.ToString());

        // Message-based Orders needs no service addresses.
        if (topology.Placement is not Placement.Messages)
        {
            orders.WithServiceReference(inventory, topology, units).WithServiceReference(payments, topology, units);
        }

        var gateway = AddService<Projects.Gateway>("gateway")
            .WithServiceReference(orders, topology, units)
            .WithServiceReference(inventory, topology, units)
            .WithServiceReference(payments, topology, units)
            .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = "/products", DisplayText = "Products" })
            .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = "/reports/sales", DisplayText = "Sales report" })
            .WithDashboardProperties(TopologyProperties.GetAspects(topology))
            .WithExternalHttpEndpoints();

        orders.WithPlaceOrderCommand(gateway);
        gateway.WithPlaceOrderCommand(gateway);
        foreach (var service in (IResourceBuilder<ProjectResource>[])[inventory, payments, orders, gateway]) service.HideSecrets();
        builder.AddUnitResources(topology);

        IResourceBuilder<ProjectResource> AddService<TProject>(string name) where TProject : IProjectMetadata, new() =>
            builder.AddProject<TProject>($"{prefix}{name}").WithDeploymentUnit(units[name])
                .AsBuiltProgram()
                .DisableForwardedHeaders()
                .WithStartupHealthCheck("/health")
                .WithPublishedProbes()
                .WithIconName(GetIconName(name))
                .WithUrlForEndpoint("http", url => url.DisplayText = name)
                .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = "/api-reference", DisplayText = "API reference" })
                .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = "/health", DisplayText = "Health", DisplayLocation = UrlDisplayLocation.DetailsOnly })
                .WithTelemetryAttributes(topology, units[name])
                .WithEnvironment("Remote__Breaker", topology.Breaker.ToString())
                .WithEnvironment("Contracts__Versioning", topology.Contracts.ToString())
                .WithLab(labToken, topology)
                .WithFaultCommands(labToken)
                .WithMoveCommand()
                .WithServiceDirectory(directory);

        IResourceBuilder<ProjectResource> AddServiceWithStores<TProject>(string name) where TProject : IProjectMetadata, new()
        {
            var postgres = sharedPostgres ?? stores.AddPostgres($"{prefix}{name}-postgres").WithDeploymentUnit(units[name]);
            var database = stores.AddDatabase(postgres, $"{prefix}{name}-db", sharedPostgres is null ? name : "evolution");
            var redis = sharedRedis ?? stores.AddRedis($"{prefix}{name}-redis", CacheMegabytes).WithDeploymentUnit(units[name]);

            var service = AddService<TProject>(name)
                .WithStoreReference(database, "database", LinkKind.Store, units)
                .WithStoreReference(redis, "cache", LinkKind.Store, units);

            postgres.WithHogCommand(service, labToken);
            redis.WithFloodCommand(service, labToken);
            if (broker is not null) service.WithStoreReference(broker, "messaging", LinkKind.Messages, units);
            if (sharedPostgres is null) postgres.WithParentRelationship(service);
            if (sharedRedis is null) redis.WithParentRelationship(service);
            return service;
        }
    }

    /// <summary>Returns the Fluent UI name of a service's icon in Aspire's dashboard.</summary>
    static string GetIconName(string service) => service switch
    {
        "inventory" => "Box",
        "payments" => "Payment",
        "orders" => "Receipt",
        _ => "Door",
    };

    /// <summary>Configures a service with the connection string of a store or broker, and makes it wait for that store.</summary>
    static IResourceBuilder<ProjectResource> WithStoreReference(this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithConnectionString> store, string connectionName, LinkKind kind, DeploymentUnits units)
    {
        var reference = units.GetReference(service, store);
        service.WithReference(reference, connectionName);
        service.WithAnnotation(new LinkAnnotation(new(store.Resource.Name, kind)));
        return reference == store ? service.WaitFor(store) : service;
    }

    /// <summary>Configures the callee's address for the caller: by an environment variable, or by service discovery.</summary>
    static IResourceBuilder<ProjectResource> WithServiceReference(this IResourceBuilder<ProjectResource> caller, IResourceBuilder<ProjectResource> callee, Topology topology, DeploymentUnits units)
    {
        caller.WithAnnotation(new LinkAnnotation(new(callee.Resource.Name, LinkKind.Http)));
        var name = callee.Resource.Name[topology.Prefix.Length..];
        var variable = topology.Addressing is Addressing.ServiceDiscovery ? $"services__{name}__http__0" : $"{name.ToUpperInvariant()}_URL";

        if (units.AreSeparate(caller, callee)) return units.WithAddressParameter(caller, variable, name);
        return topology.Addressing is Addressing.ServiceDiscovery
            ? caller.WithReference(callee, name)
            : caller.WithEnvironment(variable, callee.GetEndpoint("http"));
    }
}
