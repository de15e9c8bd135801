using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Topologies.Graph;

/// <summary>Describes a node of the graph and its links in a sentence.</summary>
static class NodeDescription
{
    public static string Of(ResourceState node, TopologyView topology, TopologyMap map)
    {
        var kind = node.IsService ? "" : $" ({NodeKinds.DisplayNameOf(node)})";
        var unit = node.Unit is { } name ? $", deployed with unit {topology.ShortName(name)}" : "";
        string[] links = [.. map.Links.Where(link => link.From == node.Name).Select(link => Of(link, topology)), .. Users(node, topology, map)];
        return $"{topology.ShortName(node.Name)}{kind} is {NodeState.Describe(node)}{unit}{(links is [] ? "" : $"; {string.Join(", ", links)}")}.";
    }

    static string Of(GraphLink link, TopologyView topology)
    {
        var to = topology.ShortName(link.To);
        return link.Kind switch
        {
            LinkKind.Http => LinkLabel.BreakerOf(link, topology) is [_, var state] ? $"calls {to} over HTTP, breaker {state}" : $"calls {to} over HTTP",
            LinkKind.Messages => $"sends and receives messages through {to}",
            _ => $"stores its data in {to}",
        };
    }

    static string[] Users(ResourceState node, TopologyView topology, TopologyMap map) => map.UsersOf(node) is { Count: > 1 } users
        ? [$"shared by {string.Join(", ", users.Select(topology.ShortName))}"] : [];
}
