using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>The state that one reading shares: the folder, the files that are already read, the unresolved items, and the limits.</summary>
sealed class Reading(SourceTree tree)
{
    // A longer list is not useful to readers and points to a file that is made to exhaust memory.
    const int MaxListed = 10_000;

    readonly Dictionary<string, IReadOnlyList<Node>> documents = [];
    readonly Dictionary<string, string?> texts = [];
    readonly HashSet<Unresolved> known = [];
    readonly List<Unresolved> unresolved = [];
    readonly List<string> files = [];

    public SourceTree Tree => tree;

    public IReadOnlyList<Unresolved> Unresolved => unresolved;

    public IReadOnlyList<string> Files => files;

    /// <summary>The limit on characters that replace variables.</summary>
    public Allowance Substituted { get; } = new(16 * 1024 * 1024);

    /// <summary>The limit on lines of environment files and mounted files, counted for each workload that uses them.</summary>
    public Allowance Lines { get; } = new(100_000);

    public void Miss(Place place, string what, string? workload = null)
    {
        if (unresolved.Count > MaxListed) return;
        var missed = unresolved.Count < MaxListed ? new Unresolved(place, what, workload) : new(place, $"more than {MaxListed:N0} things could not be resolved; from here on they are not listed");
        if (known.Add(missed)) unresolved.Add(missed);
    }

    /// <summary>Reads the documents of a YAML file; none if it cannot be read, which is then reported.</summary>
    public IReadOnlyList<Node> Documents(string file, Place from)
    {
        if (documents.TryGetValue(file, out var read)) return read;
        try
        {
            return documents[file] = Text(file, from) is null ? [] : [.. tree.Documents(file).Select(ComposeShape.Newest)];
        }
        catch (UnreadableException exception)
        {
            Miss(exception.Place, $"{file} was not read: {exception.Reason}");
            return documents[file] = [];
        }
    }

    /// <summary>Reads the text of a file; null if it cannot be read, which is then reported.</summary>
    public string? Text(string file, Place from, string? workload = null)
    {
        if (texts.TryGetValue(file, out var read)) return read;
        try
        {
            read = tree.Read(file);
            files.Add(file);
        }
        catch (UnreadableException exception)
        {
            Miss(from, $"{file} was not read: {exception.Reason}", workload);
        }
        return texts[file] = read;
    }

    /// <summary>Resolves a path relative to the examined folder; null if it leads out of the folder, which is then reported.</summary>
    public string? Resolve(Part written, string path, string? workload = null)
    {
        var isElsewhere = path.StartsWith('~') || path.Contains('\0') || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]));
        if (isElsewhere)
        {
            Miss(written.Place, $"{path.Replace("\0", "")} leads out of the folder that is examined, and is not followed", workload);
            return null;
        }
        try
        {
            return tree.Resolve(written.Source.Folder, path, written.Place);
        }
        catch (UnreadableException exception)
        {
            Miss(exception.Place, exception.Reason, workload);
            return null;
        }
    }
}
