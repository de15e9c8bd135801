namespace Evolution.Spotting.Documents;

/// <summary>The folder that the user pointed at. Its files are read and never written, and nothing outside of it is read.</summary>
/// <param name="root">The folder.</param>
public sealed class SourceTree(string root)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long LargestFile = 16 * 1024 * 1024;

    // Fetched or built, not the system's own; and so many that a search would drown in them.
    static readonly HashSet<string> Passed = new(StringComparer.OrdinalIgnoreCase) { ".git", "node_modules", "bin", "obj", ".venv", "venv", "vendor", "target", "dist", ".gradle", ".idea", ".vs" };

    static readonly EnumerationOptions Here = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    readonly Dictionary<string, IReadOnlyList<Node>> documents = [];

    /// <summary>The folder's full path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>All files, relative to the folder with forward slashes, in order; those of folders that hold fetched or built files are left out.</summary>
    public IEnumerable<string> Files => FilesOf(Root).Select(Relative);

    /// <summary>The files of one folder, in order; none where there is no such folder.</summary>
    public IEnumerable<string> FilesIn(string folder) => HasFolder(folder) ? Directory.EnumerateFiles(Full(folder), "*", Here).Order(StringComparer.Ordinal).Select(Relative) : [];

    /// <summary>Whether there is such a file.</summary>
    public bool HasFile(string file) => File.Exists(Full(file)) && !LinksOut(Full(file));

    /// <summary>Whether there is such a folder.</summary>
    public bool HasFolder(string folder) => Directory.Exists(Full(folder)) && !LinksOut(Full(folder));

    /// <summary>The text of a file.</summary>
    /// <exception cref="UnreadableException">It is missing, too large, or cannot be read.</exception>
    public string Read(string file)
    {
        try
        {
            var info = new FileInfo(Full(file));
            if (!info.Exists) throw new UnreadableException(new(file, 1), "there is no such file");
            if (LinksOut(info.FullName)) throw new UnreadableException(new(file, 1), "it is a link that leads out of the folder that is examined, and is not followed");
            if (info.Length > LargestFile) throw new UnreadableException(new(file, 1), $"it is larger than {LargestFile / 1024 / 1024} MiB");
            return File.ReadAllText(info.FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException(new(file, 1), failure.Message);
        }
    }

    /// <summary>The documents of a YAML or JSON file, which is parsed once.</summary>
    /// <exception cref="UnreadableException">It cannot be read, or is neither.</exception>
    public IReadOnlyList<Node> Documents(string file)
    {
        if (documents.TryGetValue(file, out var known)) return known;
        var text = Read(file);
        return documents[file] = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? [JsonReader.Read(text, file)] : YamlReader.Read(text, file);
    }

    /// <summary>Lets go of a file's documents, which nobody needs again.</summary>
    public void Forget(string file) => documents.Remove(file);

    /// <summary>What a path means that stands in a file, relative to a folder.</summary>
    /// <param name="folder">The folder that it is relative to, relative to this one; empty for this one.</param>
    /// <param name="path">The path as it was written.</param>
    /// <param name="from">Where it was written.</param>
    /// <returns>The path relative to this folder; <c>.</c> is this folder.</returns>
    /// <exception cref="UnreadableException">It leads out of this folder.</exception>
    public string Resolve(string folder, string path, Place from)
    {
        if (path.Contains('\0')) throw new UnreadableException(from, "a path has a zero character in it, and is not followed");
        var full = Path.GetFullPath(Path.Combine(Root, folder, path.Replace('\\', '/')));
        if (!IsWithin(full))
            throw new UnreadableException(from, $"{path} leads out of the folder that is examined, and is not followed");
        return Relative(full);
    }

    /// <summary>The folder that a file is in; empty for this one.</summary>
    public static string FolderOf(string file) => file.LastIndexOf('/') is > 0 and var slash ? file[..slash] : "";

    /// <summary>A file's name without its folder.</summary>
    public static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..];

    /// <summary>A folder around this one. What was parsed here, it knows already.</summary>
    public SourceTree Around(string folder)
    {
        var wider = new SourceTree(folder);
        foreach (var (file, parsed) in documents) wider.documents[wider.Relative(Full(file))] = parsed;
        return wider;
    }

    string Full(string relative) => Path.Combine(Root, relative);

    bool IsWithin(string full) => full == Root || full.StartsWith(Root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether a link on the way to a path leads out of this folder. Links that stay inside are followed.</summary>
    bool LinksOut(string full)
    {
        for (var path = full; path.Length > Root.Length; path = Path.GetDirectoryName(path)!)
        {
            if (File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && (!IsWithin(target.FullName) || LinksOut(target.FullName))) return true;
        }
        return false;
    }

    string Relative(string full) => Path.GetRelativePath(Root, full).Replace('\\', '/');

    static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*", Here).Order(StringComparer.Ordinal)
        .Concat(Directory.EnumerateDirectories(folder, "*", Here).Where(inner => !Passed.Contains(Path.GetFileName(inner))).Order(StringComparer.Ordinal).SelectMany(FilesOf));
}
