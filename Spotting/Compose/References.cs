using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Finds the files that a Compose file includes or extends, and the services that it has with them, to separate projects before they are read.</summary>
sealed class References(Reading reading)
{
    readonly Dictionary<string, FileReferences> known = [];

    public FileReferences Of(string file)
    {
        if (known.TryGetValue(file, out var references)) return references;
        var documents = reading.Documents(file, new(file, 1));
        var included = documents.SelectMany(document => document["include"]?.Items ?? []).SelectMany(item => item.Text is { } path ? [path] : Texts(item["path"]));
        var extended = documents.SelectMany(document => document["services"]?.Entries ?? []).Select(service => service.Value.At("extends", "file")?.Text).OfType<string>();
        return known[file] = new(
            [.. documents.SelectMany(document => document["services"]?.Entries ?? []).Select(service => service.Key)],
            [.. included.Select(path => Resolved(file, path)).OfType<string>().Where(other => other != file)],
            [.. extended.Select(path => Resolved(file, path)).OfType<string>().Where(other => other != file)]);
    }

    /// <summary>Returns the services of a file and of those that it includes.</summary>
    public IReadOnlySet<string> Services(string file)
    {
        var services = new HashSet<string>();
        foreach (var reached in Reached(file, other => Of(other).Includes)) services.UnionWith(Of(reached).Services);
        return services;
    }

    /// <summary>Returns a file and all that it includes or extends, transitively.</summary>
    public IEnumerable<string> Closure(string file) => Reached(file, other => Of(other).Includes.Concat(Of(other).Extends));

    static HashSet<string> Reached(string file, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string> { file };
        var waiting = new Queue<string>([file]);
        while (waiting.TryDequeue(out var current))
        {
            foreach (var other in next(current).Where(reached.Add)) waiting.Enqueue(other);
        }
        return reached;
    }

    static IEnumerable<string> Texts(Node? node) => node switch { { Text: { } path } => [path], not null => node.Items.Select(item => item.Text).OfType<string>(), _ => [] };

    // Nothing is reported here: a path that cannot be followed is reported when the file is read.
    string? Resolved(string file, string path)
    {
        if (path.Contains('$') || path.Contains("://") || path.Contains('\0')) return null;
        try
        {
            return reading.Tree.Resolve(SourceTree.FolderOf(file), path, new(file, 1)) is var found && reading.Tree.HasFile(found) ? found : null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}

/// <summary>The services and the referenced files of a Compose file.</summary>
/// <param name="Services">Its own services.</param>
/// <param name="Includes">The files that it includes.</param>
/// <param name="Extends">The files whose services it extends.</param>
sealed record FileReferences(IReadOnlyList<string> Services, IReadOnlyList<string> Includes, IReadOnlyList<string> Extends);
