using Evolution.Board.Live;
using Evolution.Control;

namespace Evolution.Board.Tests.Topologies;

/// <summary>Builds the state of a running topology as the control server reports it, with the same resources and links as AppHost/TopologyExtensions.cs.</summary>
sealed class TopologyViewBuilder
{
    readonly Topology topology;
    readonly List<ResourceState> resources = [];

    TopologyViewBuilder(Topology topology)
    {
        this.topology = topology;
        if (topology.Databases is Sharing.Shared) AddServer("postgres", "PostgresServerResource", "platform");
        if (topology.Caches is Sharing.Shared) AddServer("redis", "RedisResource", "platform");
        if (topology.Messaging is Messaging.Rabbitmq) AddServer("rabbitmq", "RabbitMQServerResource", "platform");
        foreach (var service in new[] { "inventory", "payments", "orders" }) AddServiceWithStores(service);
        AddService("gateway", [.. new[] { "orders", "inventory", "payments" }.Select(CreateCall)]);
    }

    /// <summary>Creates the topologies of a host that is started with these arguments.</summary>
    public static IReadOnlyList<TopologyView> CreateTopologies(string arguments) => [.. TopologyArguments.Read(arguments.Split(' ')).Select(topology => new TopologyViewBuilder(topology).View)];

    /// <summary>Creates the first topology of a host that is started with these arguments.</summary>
    public static TopologyView CreateTopology(string arguments) => CreateTopologies(arguments)[0];

    TopologyView View => new(
        new(topology.Phase, topology.Prefix, TopologyArguments.GetName(topology.Placement), TopologyArguments.GetAspects(topology)),
        resources,
        topology is { Breaker: Breaker.None } or { Placement: Placement.Messages } ? new Dictionary<(string, string), string>()
            : new Dictionary<(string, string), string> { [("orders", "inventory")] = "closed", [("orders", "payments")] = "half-open" });

    void AddServiceWithStores(string name)
    {
        var postgres = topology.Databases is Sharing.Shared ? "postgres" : $"{name}-postgres";
        var redis = topology.Caches is Sharing.Shared ? "redis" : $"{name}-redis";
        if (topology.Databases is not Sharing.Shared) AddServer(postgres, "PostgresServerResource", name, AddPrefix(name));
        AddServer($"{name}-db", "PostgresDatabaseResource", topology.Databases is Sharing.Shared ? "platform" : name, AddPrefix(postgres));
        if (topology.Caches is not Sharing.Shared) AddServer(redis, "RedisResource", name, AddPrefix(name));

        ResourceLink[] calls = name is "orders" && topology.Placement is not Placement.Messages ? [CreateCall("inventory"), CreateCall("payments")] : [];
        ResourceLink[] messages = topology.Messaging is Messaging.Rabbitmq ? [new(AddPrefix("rabbitmq"), LinkKind.Messages)] : [];
        AddService(name, [new(AddPrefix($"{name}-db"), LinkKind.Store), new(AddPrefix(redis), LinkKind.Store), .. messages, .. calls]);
    }

    void AddServer(string name, string type, string unit, string? parent = null) =>
        resources.Add(new(AddPrefix(name), type, "Running", "Healthy", AddPrefix(topology.GetUnit(unit)), parent, 10, null, null, ["tcp://localhost:5432"], new(7, 50 * 1024 * 1024, 1.25)));

    void AddService(string name, ResourceLink[] links) =>
        resources.Add(new(AddPrefix(name), "Project", "Running", "Healthy", AddPrefix(topology.GetUnit(name)), null, 20, null, null, ["http://localhost:5001"], new(1, 84 * 1024 * 1024, 2.5)) { Links = links });

    string AddPrefix(string name) => topology.Prefix + name;

    ResourceLink CreateCall(string service) => new(AddPrefix(service), LinkKind.Http);
}

static class TopologyViewExtensions
{
    /// <summary>Returns the topology with one changed resource.</summary>
    public static TopologyView With(this TopologyView topology, string name, Func<ResourceState, ResourceState> change) =>
        topology with { Resources = [.. topology.Resources.Select(resource => resource.Name == name ? change(resource) : resource)] };

    public static ResourceState GetResource(this TopologyView topology, string name) => topology.Resources.Single(resource => resource.Name == name);

    public static ResourceState Kill(ResourceState resource) => resource with { State = "Exited", Health = null, ExitCode = 137, ProcessId = null, Usage = null, Urls = [] };
}
