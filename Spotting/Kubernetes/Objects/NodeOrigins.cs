using System.Runtime.CompilerServices;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Records the files of values that do not come from the file of their object, such as those of patches and generated ConfigMaps.</summary>
sealed class NodeOrigins
{
    readonly ConditionalWeakTable<Node, string> files = [];

    /// <summary>Records the file of a value and everything in it.</summary>
    public void Record(Node node, string file)
    {
        files.AddOrUpdate(node, file);
        foreach (var item in node.Items) Record(item, file);
        foreach (var entry in node.Entries) Record(entry.Value, file);
    }

    public string? GetFile(Node node) => files.TryGetValue(node, out var file) ? file : null;
}
