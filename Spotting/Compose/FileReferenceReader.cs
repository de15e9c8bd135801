using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Finds the files that a Compose file includes or extends, and the services in them, to separate projects before they are read.</summary>
sealed class FileReferenceReader(ReadSession session)
{
    readonly Dictionary<string, FileReferences> cache = [];

    public FileReferences Read(string file)
    {
        if (cache.TryGetValue(file, out var references)) return references;
        var documents = session.ReadDocuments(file, new(file, 1));
        var includedPaths = documents.SelectMany(document => document["include"]?.Items ?? []).SelectMany(item => item.Text is { } path ? [path] : ReadTexts(item["path"]));
        var extendedPaths = documents.SelectMany(document => document["services"]?.Entries ?? []).Select(service => service.Value.Find("extends", "file")?.Text).OfType<string>();
        return cache[file] = new(
            [.. documents.SelectMany(document => document["services"]?.Entries ?? []).Select(service => service.Key)],
            [.. includedPaths.Select(path => ResolveFile(file, path)).OfType<string>().Where(other => other != file)],
            [.. extendedPaths.Select(path => ResolveFile(file, path)).OfType<string>().Where(other => other != file)]);
    }

    /// <summary>Returns the services in a file and in those that it includes.</summary>
    public IReadOnlySet<string> FindServices(string file)
    {
        var services = new HashSet<string>();
        foreach (var reachableFile in Traverse(file, other => Read(other).Includes)) services.UnionWith(Read(reachableFile).Services);
        return services;
    }

    /// <summary>Returns a file and all that it includes or extends, transitively.</summary>
    public IEnumerable<string> FindTransitive(string file) => Traverse(file, other => Read(other).Includes.Concat(Read(other).Extends));

    static HashSet<string> Traverse(string file, Func<string, IEnumerable<string>> next)
    {
        var visited = new HashSet<string> { file };
        var queue = new Queue<string>([file]);
        while (queue.TryDequeue(out var current))
        {
            foreach (var other in next(current).Where(visited.Add)) queue.Enqueue(other);
        }
        return visited;
    }

    static IEnumerable<string> ReadTexts(Node? node) => node switch { { Text: { } path } => [path], not null => node.Items.Select(item => item.Text).OfType<string>(), _ => [] };

    // A path that cannot be followed is reported when the file is read.
    string? ResolveFile(string file, string path)
    {
        if (path.Contains('$') || path.Contains("://") || path.Contains('\0')) return null;
        try
        {
            return session.Tree.Resolve(SourceTree.GetFolder(file), path, new(file, 1)) is var found && session.Tree.HasFile(found) ? found : null;
        }
        catch (UnreadableFileException)
        {
            return null;
        }
    }
}

/// <summary>The services and the referenced files in a Compose file.</summary>
/// <param name="Services">The services in the file.</param>
/// <param name="Includes">The files that it includes.</param>
/// <param name="Extends">The files whose services it extends.</param>
sealed record FileReferences(IReadOnlyList<string> Services, IReadOnlyList<string> Includes, IReadOnlyList<string> Extends);
