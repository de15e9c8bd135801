using Evolution.Control;

namespace Evolution.Board.Topologies;

/// <summary>What a node of the graph is.</summary>
public enum NodeKind { Service, Database, Cache, Broker }

static class NodeKinds
{
    /// <summary>By its type, or, where the host says only that it is a container, by its name.</summary>
    public static NodeKind Of(ResourceState resource) => $"{resource.Type} {resource.Name}" switch
    {
        _ when resource.IsService => NodeKind.Service,
        var text when text.Contains("redis", StringComparison.OrdinalIgnoreCase) => NodeKind.Cache,
        var text when text.Contains("rabbitmq", StringComparison.OrdinalIgnoreCase) => NodeKind.Broker,
        _ => NodeKind.Database,
    };

    public static string WordOf(ResourceState resource) => Of(resource) switch
    {
        NodeKind.Service => "service",
        NodeKind.Cache => "Redis",
        NodeKind.Broker => "RabbitMQ",
        _ => "PostgreSQL",
    };
}
