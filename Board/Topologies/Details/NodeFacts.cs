using Evolution.Board.Live;
using Evolution.Board.Topologies.Mapping;
using Evolution.Control;

namespace Evolution.Board.Topologies.Details;

/// <summary>The facts about a node, each as a term and a value to display. Unknown facts are omitted.</summary>
static class NodeFacts
{
    const double BytesPerMebibyte = 1024 * 1024;

    public static IReadOnlyList<(string Term, string Value)> Of(ResourceState node, TopologyView topology)
    {
        var map = TopologyMap.Of(topology);
        return [.. Collect(node, topology, map).Where(fact => fact.Value is { Length: > 0 }).Select(fact => (fact.Term, fact.Value!))];
    }

    static string? ProcessOf(ResourceState node) => (node.ProcessId, node.Usage?.Processes) switch
    {
        ({ } id, > 1 and var processes) => $"{id} and {processes - 1} child processes",
        ({ } id, _) => $"{id}",
        (null, { } processes) => $"{processes}",
        _ => null,
    };

    static IEnumerable<(string Term, string? Value)> Collect(ResourceState node, TopologyView topology, TopologyMap map)
    {
        yield return ("Kind", NodeKinds.DisplayNameOf(node));
        yield return ("State", node.State is { } state ? $"{state}{(node.IsRunning ? $", {node.Health?.ToLowerInvariant() ?? "health not checked yet"}" : "")}" : null);
        yield return ("Process", ProcessOf(node));
        yield return ("Container", node.ContainerId is { } id ? id[..Math.Min(id.Length, 12)] : null);
        yield return ("Memory", node.Usage is { } usage ? $"{usage.MemoryBytes / BytesPerMebibyte:0} MiB" : null);
        yield return ("Processor time", node.Usage?.ProcessorSeconds is { } seconds ? $"{seconds:0.0} s" : null);
        yield return ("Unit", node.Unit is { } unit ? topology.ShortName(unit) : null);
        yield return ("Databases", Names(map.DatabasesOf(node).Select(database => database.Name)));
        yield return ("Used by", node.IsService ? null : Names(map.UsersOf(node)));
        yield return ("Stores", Names(TargetsOf(LinkKind.Store)));
        yield return ("Calls", Names(TargetsOf(LinkKind.Http)));
        yield return ("Broker", Names(TargetsOf(LinkKind.Messages)));

        string Names(IEnumerable<string> names) => string.Join(", ", names.Select(topology.ShortName));

        IEnumerable<string> TargetsOf(LinkKind kind) => map.Links.Where(link => link.From == node.Name && link.Kind == kind).Select(link => link.To);
    }
}
