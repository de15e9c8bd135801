using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>The files to which kustomizations refer, and which are therefore not read separately.</summary>
sealed class KustomizeReferences
{
    readonly HashSet<string> files = [];
    readonly Dictionary<string, string> byFolder = [];

    public KustomizeReferences(IEnumerable<Kustomization> kustomizations)
    {
        foreach (var kustomization in kustomizations)
        {
            if (kustomization.Resources.Any()) byFolder.TryAdd(kustomization.Folder, kustomization.File);
            var pending = new Stack<Node>([kustomization.Node]);
            while (pending.TryPop(out var node))
            {
                foreach (var child in node.Items.Concat(node.Entries.Select(entry => entry.Value))) pending.Push(child);
                if (node.Text is { Length: < 500 } text && !text.Contains('\n')) files.Add(Normalize(kustomization.Folder, text[(text.IndexOf('=') + 1)..]));
            }
        }
    }

    public bool Contains(string file) => files.Contains(file);

    /// <summary>Finds the kustomization with resources in the folder of a file; null if there is none.</summary>
    public string? FindKustomizationNextTo(string file) => byFolder.GetValueOrDefault(SourceTree.GetFolder(file));

    static string Normalize(string folder, string path)
    {
        var segments = new List<string>();
        foreach (var segment in $"{folder}/{path}".Split('/'))
        {
            if (segment is ".." && segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("" or "." or "..")) segments.Add(segment);
        }
        return string.Join('/', segments);
    }
}
