using Evolution.Board.Live;
using Evolution.Control;

namespace Evolution.Board.Topologies.Mapping;

/// <summary>The roles of the nodes in a running topology, derived from the properties of its resources and not from its phase.</summary>
public sealed class TopologyMap
{
    readonly Dictionary<string, ResourceState> resourcesByName;

    TopologyMap(TopologyView view)
    {
        resourcesByName = view.Resources.ToDictionary(resource => resource.Name);
        Nodes = [.. view.Resources.Where(resource => GetServer(resource) == resource)];
        Links =
        [
            .. view.Services.SelectMany(service => service.Links.Where(link => resourcesByName.ContainsKey(link.To))
                .Select(link => new GraphLink(service.Name, GetServer(resourcesByName[link.To]).Name, link.Kind))).Distinct(),
        ];
        EntryPoints = [.. Services.Where(IsEntryPoint)];
        Columns = ColumnOrder.Of([.. Services.Except(EntryPoints)], Links);
        SharedNodes = [.. Nodes.Where(node => !node.IsService && GetOwner(node) is null)];
    }

    public static TopologyMap Of(TopologyView view) => new(view);

    /// <summary>Services, servers and brokers. Databases are not nodes, because they share the lifetime of their server.</summary>
    public IReadOnlyList<ResourceState> Nodes { get; }

    public IReadOnlyList<GraphLink> Links { get; }

    /// <summary>The services that receive external requests: they call other services, are not called by any, and have no stores.</summary>
    public IReadOnlyList<ResourceState> EntryPoints { get; }

    /// <summary>The other services, from left to right.</summary>
    public IReadOnlyList<ResourceState> Columns { get; }

    /// <summary>The stores and brokers that do not belong to a single service.</summary>
    public IReadOnlyList<ResourceState> SharedNodes { get; }

    IEnumerable<ResourceState> Services => Nodes.Where(node => node.IsService);

    /// <summary>Returns the names of the services that use a store or broker.</summary>
    public IReadOnlyList<string> GetUsers(ResourceState node) => [.. Links.Where(link => link.To == node.Name && link.Kind is not LinkKind.Http).Select(link => link.From).Distinct()];

    /// <summary>Returns the stores that only this service uses, in the order of its links.</summary>
    public IReadOnlyList<ResourceState> GetOwnStores(ResourceState service) =>
        [.. Links.Where(link => link.From == service.Name && GetOwner(resourcesByName[link.To]) == service.Name).Select(link => resourcesByName[link.To]).Distinct()];

    /// <summary>Returns the databases on a server.</summary>
    public IReadOnlyList<ResourceState> GetDatabases(ResourceState server) => [.. resourcesByName.Values.Where(resource => resource != server && GetServer(resource) == server)];

    /// <summary>Returns the service that a store belongs to: the only one that uses it, if both are deployed together; otherwise null.</summary>
    string? GetOwner(ResourceState node) => !node.IsService && Links.All(link => link.To != node.Name || link.Kind is LinkKind.Store)
        && GetUsers(node) is [var user] && resourcesByName[user].Unit == node.Unit ? user : null;

    bool IsEntryPoint(ResourceState service) =>
        service.Links.Count > 0 && service.Links.All(link => link.Kind is LinkKind.Http) && !Links.Any(link => link.To == service.Name);

    ResourceState GetServer(ResourceState resource) =>
        !resource.IsService && resource.Parent is { } parent && resourcesByName.TryGetValue(parent, out var server) && !server.IsService ? GetServer(server) : resource;
}
