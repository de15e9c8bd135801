using System.Runtime.CompilerServices;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Records the file of a value that does not come from the file of its object: a patch, a generated ConfigMap.</summary>
sealed class Origins
{
    readonly ConditionalWeakTable<Node, string> files = [];

    /// <summary>Records the file of a value and everything in it.</summary>
    public void Note(Node node, string file)
    {
        files.AddOrUpdate(node, file);
        foreach (var item in node.Items) Note(item, file);
        foreach (var entry in node.Entries) Note(entry.Value, file);
    }

    public string? FileOf(Node node) => files.TryGetValue(node, out var file) ? file : null;
}
