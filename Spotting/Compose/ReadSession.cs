using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>The state that readers share: the folder, the files that are already read, the unresolved items, and the limits.</summary>
sealed class ReadSession(SourceTree tree)
{
    // A longer list is not useful, and indicates a malicious file.
    const int MaxUnresolved = 10_000;

    readonly Dictionary<string, IReadOnlyList<Node>> documents = [];
    readonly Dictionary<string, string?> texts = [];
    readonly HashSet<UnresolvedItem> reportedItems = [];
    readonly List<UnresolvedItem> unresolved = [];
    readonly List<string> files = [];

    public SourceTree Tree => tree;

    public IReadOnlyList<UnresolvedItem> Unresolved => unresolved;

    public IReadOnlyList<string> Files => files;

    /// <summary>The limit on the length of all values that replace variables, in characters.</summary>
    public Quota SubstitutionQuota { get; } = new(16 * 1024 * 1024);

    /// <summary>The limit on the lines of environment files and mounted files, counted for each workload that uses them.</summary>
    public Quota LineQuota { get; } = new(100_000);

    public void Report(SourceLocation location, string problem, string? workload = null)
    {
        if (unresolved.Count > MaxUnresolved) return;
        var item = unresolved.Count < MaxUnresolved ? new UnresolvedItem(location, problem, workload) : new(location, $"more than {MaxUnresolved:N0} items could not be resolved; further items are not listed");
        if (reportedItems.Add(item)) unresolved.Add(item);
    }

    /// <summary>Reads the documents in a YAML file. Reports a file that cannot be read.</summary>
    public IReadOnlyList<Node> ReadDocuments(string file, SourceLocation referrer)
    {
        if (documents.TryGetValue(file, out var cached)) return cached;
        try
        {
            return documents[file] = ReadText(file, referrer) is null ? [] : [.. tree.ReadDocuments(file).Select(ComposeFormat.Upgrade)];
        }
        catch (UnreadableFileException exception)
        {
            Report(exception.Location, $"{file} was not read: {exception.Reason}");
            return documents[file] = [];
        }
    }

    /// <summary>Reads the text of a file. Reports a file that cannot be read and returns null.</summary>
    public string? ReadText(string file, SourceLocation referrer, string? workload = null)
    {
        if (texts.TryGetValue(file, out var text)) return text;
        try
        {
            text = tree.Read(file);
            files.Add(file);
        }
        catch (UnreadableFileException exception)
        {
            Report(referrer, $"{file} was not read: {exception.Reason}", workload);
        }
        return texts[file] = text;
    }

    /// <summary>Resolves a path relative to the analyzed folder. Reports a path that points outside the folder and returns null.</summary>
    public string? Resolve(ComposeValue value, string path, string? workload = null)
    {
        var isOutside = path.StartsWith('~') || path.Contains('\0') || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]));
        if (isOutside)
        {
            Report(value.Location, $"{path.Replace("\0", "")} points outside the analyzed folder, and is not followed", workload);
            return null;
        }
        try
        {
            return tree.Resolve(value.Source.Folder, path, value.Location);
        }
        catch (UnreadableFileException exception)
        {
            Report(exception.Location, exception.Reason, workload);
            return null;
        }
    }
}
