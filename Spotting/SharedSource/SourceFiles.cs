using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>The files that are there, listed once. Everything but their text is answered from the list.</summary>
sealed class SourceFiles
{
    /// <summary>How many files are looked at. The largest public repositories stay below it.</summary>
    public const int MaxFiles = 300_000;

    /// <summary>The largest project file or source file that is read, in characters. Larger ones are generated.</summary>
    public const int LargestText = 1024 * 1024;

    readonly SourceTree tree;
    readonly HashSet<Unresolved> unresolved = [];
    readonly List<string> sorted = [];
    readonly Dictionary<string, string> known = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> exact = [];
    readonly Dictionary<string, List<string>> byFolder = [];
    readonly Dictionary<string, List<string>> byName = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> folders = [""];
    readonly HashSet<string> withCode = [];
    readonly HashSet<string> withProject = [];

    public SourceFiles(SourceTree tree)
    {
        this.tree = tree;
        try
        {
            foreach (var file in tree.Files.Take(MaxFiles)) Note(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Report(new(".", 1), failure.Message);
        }
        if (sorted.Count == MaxFiles) Report(new(".", 1), $"there are more than {MaxFiles:N0} files; shared source is sought among the first of them only");
        sorted.Sort(StringComparer.Ordinal);
    }

    public IReadOnlyList<Unresolved> Unresolved => [.. unresolved];

    public void Report(Place place, string what, string? workload = null) => unresolved.Add(new(place, what, workload));

    /// <summary>A file by its path, in its true spelling; null where there is none. Windows repositories spell paths loosely.</summary>
    public string? Find(string? path) => path is null ? null : exact.Contains(path) ? path : known.GetValueOrDefault(path);

    public bool HasFolder(string folder) => folders.Contains(folder);

    public bool HasCode(string folder) => withCode.Contains(folder);

    /// <summary>The nearest folder, from a path upwards, that has a project file of whatever kind.</summary>
    public string? ProjectAbove(string path) => Paths.UpFrom(path).FirstOrDefault(withProject.Contains);

    public bool HasProject(string folder) => withProject.Contains(folder);

    public IReadOnlyList<string> In(string folder) => byFolder.GetValueOrDefault(folder) ?? [];

    public IReadOnlyList<string> Named(string name) => byName.GetValueOrDefault(name) ?? [];

    public IReadOnlySet<string> Folders => folders;

    /// <summary>All files of a folder and of those in it.</summary>
    public IEnumerable<string> Under(string folder)
    {
        if (folder.Length == 0) return sorted;
        var prefix = folder + "/";
        var first = sorted.BinarySearch(prefix, StringComparer.Ordinal);
        return sorted.Skip(first < 0 ? ~first : first).TakeWhile(file => file.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>What a reader makes of a file; null, and a line about it, where it cannot be read.</summary>
    public T? Read<T>(string file, Func<string, string, T> reader) where T : class
    {
        try
        {
            var text = tree.Read(file);
            if (text.Length > LargestText) throw new UnreadableException(new(file, 1), $"it is larger than {LargestText / 1024:N0} KiB");
            return reader(text, file);
        }
        catch (UnreadableException refusal)
        {
            Report(refusal.Place, refusal.Reason);
            return null;
        }
    }

    void Note(string file)
    {
        sorted.Add(file);
        exact.Add(file);
        known.TryAdd(file, file);
        var folder = Paths.FolderOf(file);
        Add(byFolder, folder, file);
        Add(byName, Paths.NameOf(file), file);
        foreach (var above in Paths.UpFrom(folder).TakeWhile(folders.Add)) { }
        if (FileNames.IsCode(file)) foreach (var above in Paths.UpFrom(folder).TakeWhile(withCode.Add)) { }
        if (FileNames.IsProject(file)) withProject.Add(folder);
    }

    static void Add(Dictionary<string, List<string>> lists, string key, string file)
    {
        if (lists.TryGetValue(key, out var list)) list.Add(file);
        else lists[key] = [file];
    }
}
