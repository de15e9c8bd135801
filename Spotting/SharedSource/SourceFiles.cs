using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>The files of the folder, listed once. Only their text is read later.</summary>
sealed class SourceFiles
{
    /// <summary>The maximum number of files. The largest public repositories have fewer.</summary>
    public const int MaxFiles = 300_000;

    /// <summary>The maximum size of a project file or source file, in characters. Larger files are generated.</summary>
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(new(".", 1), exception.Message);
        }
        if (sorted.Count == MaxFiles) Report(new(".", 1), $"there are more than {MaxFiles:N0} files; shared source is sought among the first of them only");
        sorted.Sort(StringComparer.Ordinal);
    }

    public IReadOnlyList<Unresolved> Unresolved => [.. unresolved];

    public void Report(Place place, string what, string? workload = null) => unresolved.Add(new(place, what, workload));

    /// <summary>Finds a file by its path and returns its actual spelling; null if there is none. Repositories from Windows do not always match the case.</summary>
    public string? Find(string? path) => path is null ? null : exact.Contains(path) ? path : known.GetValueOrDefault(path);

    public bool HasFolder(string folder) => folders.Contains(folder);

    public bool HasCode(string folder) => withCode.Contains(folder);

    /// <summary>Finds the nearest folder, from a path upwards, that has a project file of any kind.</summary>
    public string? ProjectAbove(string path) => Paths.UpFrom(path).FirstOrDefault(withProject.Contains);

    public bool HasProject(string folder) => withProject.Contains(folder);

    public IReadOnlyList<string> In(string folder) => byFolder.GetValueOrDefault(folder) ?? [];

    public IReadOnlyList<string> Named(string name) => byName.GetValueOrDefault(name) ?? [];

    public IReadOnlySet<string> Folders => folders;

    /// <summary>Returns all files of a folder and its subfolders.</summary>
    public IEnumerable<string> Under(string folder)
    {
        if (folder.Length == 0) return sorted;
        var prefix = folder + "/";
        var first = sorted.BinarySearch(prefix, StringComparer.Ordinal);
        return sorted.Skip(first < 0 ? ~first : first).TakeWhile(file => file.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>Parses a file; null if it cannot be read, which is then reported.</summary>
    public T? Read<T>(string file, Func<string, string, T> reader) where T : class
    {
        try
        {
            var text = tree.Read(file);
            if (text.Length > LargestText) throw new UnreadableException(new(file, 1), $"it is larger than {LargestText / 1024:N0} KiB");
            return reader(text, file);
        }
        catch (UnreadableException exception)
        {
            Report(exception.Place, exception.Reason);
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
