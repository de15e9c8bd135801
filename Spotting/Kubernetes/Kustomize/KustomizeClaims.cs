using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Records the files that kustomizations name, in any role, and that are therefore not read separately.</summary>
sealed class KustomizeClaims
{
    readonly HashSet<string> named = [];
    readonly Dictionary<string, string> byFolder = [];

    public KustomizeClaims(IEnumerable<Kustomization> kustomizations)
    {
        foreach (var one in kustomizations)
        {
            if (one.Resources.Any()) byFolder.TryAdd(one.Folder, one.File);
            var open = new Stack<Node>([one.Node]);
            while (open.TryPop(out var node))
            {
                foreach (var inner in node.Items.Concat(node.Entries.Select(entry => entry.Value))) open.Push(inner);
                if (node.Text is { Length: < 500 } text && !text.Contains('\n')) named.Add(Normal(one.Folder, text[(text.IndexOf('=') + 1)..]));
            }
        }
    }

    public bool Names(string file) => named.Contains(file);

    /// <summary>Finds the kustomization in the same folder as a file that it does not name; null if there is none.</summary>
    public string? KustomizationBeside(string file) => byFolder.GetValueOrDefault(SourceTree.FolderOf(file));

    static string Normal(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{path}".Split('/'))
        {
            if (part is ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "." or "..")) parts.Add(part);
        }
        return string.Join('/', parts);
    }
}
