using Evolution.Board.Live;
using Evolution.Control;

namespace Evolution.Board.Tests.Topologies;

/// <summary>The state of a running shop as the control server reports it, wired by topology arguments as AppHost/TopologyExtensions.cs does.</summary>
sealed class Shop
{
    readonly Topology topology;
    readonly List<ResourceState> resources = [];

    Shop(Topology topology)
    {
        this.topology = topology;
        if (topology.Databases is Sharing.Shared) AddServer("postgres", "PostgresServerResource", "platform");
        if (topology.Caches is Sharing.Shared) AddServer("redis", "RedisResource", "platform");
        if (topology.Messaging is Messaging.Rabbitmq) AddServer("rabbitmq", "RabbitMQServerResource", "platform");
        foreach (var service in new[] { "inventory", "payments", "orders" }) AddServiceWithStores(service);
        AddService("gateway", [.. new[] { "orders", "inventory", "payments" }.Select(Call)]);
    }

    /// <summary>The topologies of a host that is started with these arguments.</summary>
    public static IReadOnlyList<TopologyView> CreateTopologies(string arguments) => [.. TopologyArguments.Read(arguments.Split(' ')).Select(topology => new Shop(topology).View)];

    /// <summary>The first topology of a host that is started with these arguments.</summary>
    public static TopologyView CreateTopology(string arguments) => CreateTopologies(arguments)[0];

    TopologyView View => new(
        new(topology.Phase, topology.Prefix, TopologyArguments.NameOf(topology.Placement), TopologyArguments.AspectsOf(topology)),
        resources,
        topology is { Breaker: Breaker.None } or { Placement: Placement.Messages } ? new Dictionary<(string, string), string>()
            : new Dictionary<(string, string), string> { [("orders", "inventory")] = "closed", [("orders", "payments")] = "half-open" });

    void AddServiceWithStores(string name)
    {
        var postgres = topology.Databases is Sharing.Shared ? "postgres" : $"{name}-postgres";
        var redis = topology.Caches is Sharing.Shared ? "redis" : $"{name}-redis";
        if (topology.Databases is not Sharing.Shared) AddServer(postgres, "PostgresServerResource", name, Prefixed(name));
        AddServer($"{name}-db", "PostgresDatabaseResource", topology.Databases is Sharing.Shared ? "platform" : name, Prefixed(postgres));
        if (topology.Caches is not Sharing.Shared) AddServer(redis, "RedisResource", name, Prefixed(name));

        ResourceLink[] calls = name is "orders" && topology.Placement is not Placement.Messages ? [Call("inventory"), Call("payments")] : [];
        ResourceLink[] messages = topology.Messaging is Messaging.Rabbitmq ? [new(Prefixed("rabbitmq"), LinkKind.Messages)] : [];
        AddService(name, [new(Prefixed($"{name}-db"), LinkKind.Store), new(Prefixed(redis), LinkKind.Store), .. messages, .. calls]);
    }

    void AddServer(string name, string type, string unit, string? parent = null) =>
        resources.Add(new(Prefixed(name), type, "Running", "Healthy", Prefixed(topology.UnitOf(unit)), parent, 10, null, null, ["tcp://localhost:5432"], new(7, 50 * 1024 * 1024, 1.25)));

    void AddService(string name, ResourceLink[] links) =>
        resources.Add(new(Prefixed(name), "Project", "Running", "Healthy", Prefixed(topology.UnitOf(name)), null, 20, null, null, ["http://localhost:5001"], new(1, 84 * 1024 * 1024, 2.5)) { Links = links });

    string Prefixed(string name) => topology.Prefix + name;

    ResourceLink Call(string service) => new(Prefixed(service), LinkKind.Http);
}

static class ShopExtensions
{
    /// <summary>Returns the topology with one resource changed.</summary>
    public static TopologyView With(this TopologyView topology, string name, Func<ResourceState, ResourceState> change) =>
        topology with { Resources = [.. topology.Resources.Select(resource => resource.Name == name ? change(resource) : resource)] };

    public static ResourceState GetResource(this TopologyView topology, string name) => topology.Resources.Single(resource => resource.Name == name);

    public static ResourceState Kill(ResourceState resource) => resource with { State = "Exited", Health = null, ExitCode = 137, ProcessId = null, Usage = null, Urls = [] };
}
