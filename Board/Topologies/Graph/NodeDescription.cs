using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Topologies.Graph;

/// <summary>Describes a node of the graph and its links in a sentence.</summary>
static class NodeDescription
{
    public static string Of(ResourceState node, TopologyView topology, TopologyMap map)
    {
        var kind = node.IsService ? "" : $" ({NodeKinds.GetDisplayName(node)})";
        var unit = node.Unit is { } name ? $", deployed with unit {topology.GetShortName(name)}" : "";
        string[] links = [.. map.Links.Where(link => link.From == node.Name).Select(link => Of(link, topology)), .. DescribeUsers(node, topology, map)];
        return $"{topology.GetShortName(node.Name)}{kind} is {NodeState.Describe(node)}{unit}{(links is [] ? "" : $"; {string.Join(", ", links)}")}.";
    }

    static string Of(GraphLink link, TopologyView topology)
    {
        var target = topology.GetShortName(link.To);
        return link.Kind switch
        {
            LinkKind.Http => LinkLabel.GetBreakerLines(link, topology) is [_, var state] ? $"calls {target} over HTTP, breaker {state}" : $"calls {target} over HTTP",
            LinkKind.Messages => $"sends and receives messages through {target}",
            _ => $"stores its data in {target}",
        };
    }

    static string[] DescribeUsers(ResourceState node, TopologyView topology, TopologyMap map) => map.GetUsers(node) is { Count: > 1 } users
        ? [$"shared by {string.Join(", ", users.Select(topology.GetShortName))}"] : [];
}
