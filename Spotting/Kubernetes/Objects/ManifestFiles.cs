using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Reads each file once, however many kustomizations name it.</summary>
sealed class ManifestFiles(SourceTree tree)
{
    readonly Dictionary<string, (IReadOnlyList<Node> Documents, UnreadableException? Refusal)> known = [];
    readonly Dictionary<string, string> texts = [];

    /// <summary>The files that were read, sorted.</summary>
    public IReadOnlyList<string> Files => [.. texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Returns the documents of a file.</summary>
    /// <exception cref="UnreadableException">The file cannot be read.</exception>
    public IReadOnlyList<Node> DocumentsOf(string file)
    {
        if (!known.TryGetValue(file, out var found)) known[file] = found = Load(file);
        return found.Refusal is { } refusal ? throw new UnreadableException(refusal.Place, refusal.Reason) : found.Documents;
    }

    /// <summary>Returns the text of a file that is not a manifest.</summary>
    /// <exception cref="UnreadableException">The file cannot be read.</exception>
    public string TextOf(string file)
    {
        if (!texts.TryGetValue(file, out var text)) texts[file] = text = tree.Read(file);
        return text;
    }

    (IReadOnlyList<Node>, UnreadableException?) Load(string file)
    {
        try
        {
            TextOf(file);
            return (tree.Documents(file), null);
        }
        catch (UnreadableException exception)
        {
            return ([], exception);
        }
    }
}
