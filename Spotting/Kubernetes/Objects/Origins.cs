using System.Runtime.CompilerServices;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Remembers which file a value comes from where that is not the file of the object that it is in: a patch, a generated ConfigMap.</summary>
sealed class Origins
{
    readonly ConditionalWeakTable<Node, string> files = [];

    /// <summary>Remembers it of a value and everything in it.</summary>
    public void Note(Node node, string file)
    {
        files.AddOrUpdate(node, file);
        foreach (var item in node.Items) Note(item, file);
        foreach (var entry in node.Entries) Note(entry.Value, file);
    }

    public string? FileOf(Node node) => files.TryGetValue(node, out var file) ? file : null;
}
