using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>The files of the analyzed folder, which is listed once.</summary>
sealed class SourceFiles
{
    /// <summary>The maximum number of files. The largest public repositories have fewer.</summary>
    public const int MaxFiles = 300_000;

    /// <summary>The maximum size of a project file or source file, in characters. Larger files are generated.</summary>
    public const int MaxTextLength = 1024 * 1024;

    readonly SourceTree tree;
    readonly HashSet<UnresolvedItem> unresolved = [];
    readonly List<string> sortedPaths = [];
    readonly Dictionary<string, string> byPathIgnoringCase = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> paths = [];
    readonly Dictionary<string, List<string>> byFolder = [];
    readonly Dictionary<string, List<string>> byName = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> folders = [""];
    readonly HashSet<string> foldersWithCode = [];
    readonly HashSet<string> foldersWithProject = [];

    public SourceFiles(SourceTree tree)
    {
        this.tree = tree;
        try
        {
            foreach (var file in tree.Files.Take(MaxFiles)) AddFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(new(".", 1), exception.Message);
        }
        if (sortedPaths.Count == MaxFiles) Report(new(".", 1), $"there are more than {MaxFiles:N0} files; only the first ones were searched for shared source");
        sortedPaths.Sort(StringComparer.Ordinal);
    }

    public IReadOnlyList<UnresolvedItem> Unresolved => [.. unresolved];

    public void Report(SourceLocation location, string problem, string? workload = null) => unresolved.Add(new(location, problem, workload));

    /// <summary>Finds a file by its path, and returns the path with its actual case; null if there is none. Paths that are written on Windows can differ in case.</summary>
    public string? Find(string? path) => path is null ? null : paths.Contains(path) ? path : byPathIgnoringCase.GetValueOrDefault(path);

    public bool HasFolder(string folder) => folders.Contains(folder);

    public bool HasCode(string folder) => foldersWithCode.Contains(folder);

    /// <summary>Finds the nearest folder, starting at a path and going up, that contains a project file.</summary>
    public string? FindProjectFolderAbove(string path) => Paths.GetSelfAndAncestors(path).FirstOrDefault(foldersWithProject.Contains);

    public bool HasProject(string folder) => foldersWithProject.Contains(folder);

    public IReadOnlyList<string> GetFilesIn(string folder) => byFolder.GetValueOrDefault(folder) ?? [];

    public IReadOnlyList<string> FindByName(string name) => byName.GetValueOrDefault(name) ?? [];

    public IReadOnlySet<string> Folders => folders;

    /// <summary>Returns all files in a folder and its subfolders.</summary>
    public IEnumerable<string> GetFilesUnder(string folder)
    {
        if (folder.Length == 0) return sortedPaths;
        var prefix = folder + "/";
        var first = sortedPaths.BinarySearch(prefix, StringComparer.Ordinal);
        return sortedPaths.Skip(first < 0 ? ~first : first).TakeWhile(file => file.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>Parses a file. Reports a file that cannot be read and returns null.</summary>
    public T? Read<T>(string file, Func<string, string, T> reader) where T : class
    {
        try
        {
            var text = tree.Read(file);
            if (text.Length > MaxTextLength) throw new UnreadableFileException(new(file, 1), $"the file is larger than {MaxTextLength / 1024:N0} KiB");
            return reader(text, file);
        }
        catch (UnreadableFileException exception)
        {
            Report(exception.Location, exception.Reason);
            return null;
        }
    }

    void AddFile(string file)
    {
        sortedPaths.Add(file);
        paths.Add(file);
        byPathIgnoringCase.TryAdd(file, file);
        var folder = Paths.GetFolder(file);
        AddToList(byFolder, folder, file);
        AddToList(byName, Paths.GetName(file), file);
        foreach (var ancestor in Paths.GetSelfAndAncestors(folder).TakeWhile(folders.Add)) { }
        if (FileNames.IsCode(file)) foreach (var ancestor in Paths.GetSelfAndAncestors(folder).TakeWhile(foldersWithCode.Add)) { }
        if (FileNames.IsProject(file)) foldersWithProject.Add(folder);
    }

    static void AddToList(Dictionary<string, List<string>> lists, string key, string file)
    {
        if (lists.TryGetValue(key, out var list)) list.Add(file);
        else lists[key] = [file];
    }
}
