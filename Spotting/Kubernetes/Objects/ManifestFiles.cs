using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Reads each file once, even if several kustomizations refer to it.</summary>
sealed class ManifestFiles(SourceTree tree)
{
    readonly Dictionary<string, (IReadOnlyList<Node> Documents, UnreadableFileException? Error)> documents = [];
    readonly Dictionary<string, string> texts = [];

    /// <summary>The files that were read, sorted.</summary>
    public IReadOnlyList<string> Files => [.. texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Returns the documents in a file.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public IReadOnlyList<Node> GetDocuments(string file)
    {
        if (!documents.TryGetValue(file, out var found)) documents[file] = found = Load(file);
        return found.Error is { } error ? throw new UnreadableFileException(error.Location, error.Reason) : found.Documents;
    }

    /// <summary>Returns the text of a file that is not a manifest.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public string GetText(string file)
    {
        if (!texts.TryGetValue(file, out var text)) texts[file] = text = tree.Read(file);
        return text;
    }

    (IReadOnlyList<Node>, UnreadableFileException?) Load(string file)
    {
        try
        {
            GetText(file);
            return (tree.ReadDocuments(file), null);
        }
        catch (UnreadableFileException exception)
        {
            return ([], exception);
        }
    }
}
