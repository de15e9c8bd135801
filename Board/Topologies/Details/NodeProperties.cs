using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Topologies.Details;

/// <summary>Formats the properties of a node for display. Properties without a value are omitted.</summary>
static class NodeProperties
{
    public static IReadOnlyList<(string Name, string Value)> Of(ResourceState node, TopologyView topology)
    {
        var map = TopologyMap.Of(topology);
        return [.. GetProperties(node, topology, map).Where(property => property.Value is { Length: > 0 }).Select(property => (property.Name, property.Value!))];
    }

    static string? FormatProcess(ResourceState node) => (node.ProcessId, node.Usage?.Processes) switch
    {
        ({ } id, 2) => $"{id} and 1 child process",
        ({ } id, > 2 and var processCount) => $"{id} and {processCount - 1} child processes",
        ({ } id, _) => $"{id}",
        (null, { } processCount) => $"{processCount}",
        _ => null,
    };

    static IEnumerable<(string Name, string? Value)> GetProperties(ResourceState node, TopologyView topology, TopologyMap map)
    {
        yield return ("Kind", NodeKinds.GetDisplayName(node));
        yield return ("State", node.State is { } state ? $"{state}{(node.IsRunning ? $", {node.Health?.ToLowerInvariant() ?? "health not checked yet"}" : "")}" : null);
        yield return ("Process", FormatProcess(node));
        yield return ("Container", node.ContainerId is { } id ? id[..Math.Min(id.Length, 12)] : null);
        yield return ("Memory", node.Usage is { } usage ? $"{usage.MemoryMebibytes:0} MiB" : null);
        yield return ("CPU time", node.Usage?.ProcessorSeconds is { } seconds ? $"{seconds:0.0} s" : null);
        yield return ("Unit", node.Unit is { } unit ? topology.GetShortName(unit) : null);
        yield return ("Databases", JoinNames(map.GetDatabases(node).Select(database => database.Name)));
        yield return ("Used by", node.IsService ? null : JoinNames(map.GetUsers(node)));
        yield return ("Stores", JoinNames(GetTargets(LinkKind.Store)));
        yield return ("Calls", JoinNames(GetTargets(LinkKind.Http)));
        yield return ("Broker", JoinNames(GetTargets(LinkKind.Messages)));

        string JoinNames(IEnumerable<string> names) => string.Join(", ", names.Select(topology.GetShortName));

        IEnumerable<string> GetTargets(LinkKind kind) => map.Links.Where(link => link.From == node.Name && link.Kind == kind).Select(link => link.To);
    }
}
