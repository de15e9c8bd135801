using Evolution.Control;

namespace Evolution.Board.Topologies;

/// <summary>The kind of a node in the graph.</summary>
public enum NodeKind { Service, Database, Cache, Broker }

static class NodeKinds
{
    /// <summary>Returns the kind, derived from the resource's type, or from its name if the type is only a container.</summary>
    public static NodeKind Of(ResourceState resource) => $"{resource.Type} {resource.Name}" switch
    {
        _ when resource.IsService => NodeKind.Service,
        var text when text.Contains("redis", StringComparison.OrdinalIgnoreCase) => NodeKind.Cache,
        var text when text.Contains("rabbitmq", StringComparison.OrdinalIgnoreCase) => NodeKind.Broker,
        _ => NodeKind.Database,
    };

    /// <summary>Returns the display name of the kind.</summary>
    public static string GetDisplayName(ResourceState resource) => Of(resource) switch
    {
        NodeKind.Service => "service",
        NodeKind.Cache => "Redis",
        NodeKind.Broker => "RabbitMQ",
        _ => "PostgreSQL",
    };
}
