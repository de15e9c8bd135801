namespace Evolution.Spotting.Documents;

/// <summary>The folder that the user specified. Its files are read and never written, and nothing outside of it is read.</summary>
/// <param name="root">The folder.</param>
public sealed class SourceTree(string root)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long LargestFile = 16 * 1024 * 1024;

    // Folders with fetched or built files, which are not the system's own and too many to search.
    static readonly HashSet<string> Passed = new(StringComparer.OrdinalIgnoreCase) { ".git", "node_modules", "bin", "obj", ".venv", "venv", "vendor", "target", "dist", ".gradle", ".idea", ".vs" };

    static readonly EnumerationOptions Here = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    readonly Dictionary<string, IReadOnlyList<Node>> documents = [];

    /// <summary>The folder's full path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>All files, as sorted paths relative to the folder with forward slashes; folders with fetched or built files are left out.</summary>
    public IEnumerable<string> Files => FilesOf(Root).Select(Relative);

    /// <summary>Returns the files of one folder, sorted; none if the folder does not exist.</summary>
    public IEnumerable<string> FilesIn(string folder) => HasFolder(folder) ? Directory.EnumerateFiles(Full(folder), "*", Here).Order(StringComparer.Ordinal).Select(Relative) : [];

    /// <summary>Whether the file exists and does not link out of the folder.</summary>
    public bool HasFile(string file) => File.Exists(Full(file)) && !LinksOut(Full(file));

    /// <summary>Whether the folder exists and does not link out of this one.</summary>
    public bool HasFolder(string folder) => Directory.Exists(Full(folder)) && !LinksOut(Full(folder));

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="UnreadableException">The file is missing, too large, or cannot be read.</exception>
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException(new(file, 1), exception.Message);
        }
    }

    /// <summary>Reads the documents of a YAML or JSON file, which is parsed once.</summary>
    /// <exception cref="UnreadableException">The file cannot be read, or is neither YAML nor JSON.</exception>
    public IReadOnlyList<Node> Documents(string file)
    {
        if (documents.TryGetValue(file, out var known)) return known;
        var text = Read(file);
        return documents[file] = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? [JsonReader.Read(text, file)] : YamlReader.Read(text, file);
    }

    /// <summary>Releases a file's documents once they are no longer needed.</summary>
    public void Forget(string file) => documents.Remove(file);

    /// <summary>Resolves a path in a file, relative to a folder.</summary>
    /// <param name="folder">The folder that the path is relative to, itself relative to this folder; empty for this folder.</param>
    /// <param name="path">The path as it was written.</param>
    /// <param name="from">Where it was written.</param>
    /// <returns>The path relative to this folder; <c>.</c> is this folder.</returns>
    /// <exception cref="UnreadableException">The path leads out of this folder.</exception>
    public string Resolve(string folder, string path, Place from)
    {
        if (path.Contains('\0')) throw new UnreadableException(from, "a path has a zero character in it, and is not followed");
        var full = Path.GetFullPath(Path.Combine(Root, folder, path.Replace('\\', '/')));
        if (!IsWithin(full))
            throw new UnreadableException(from, $"{path} leads out of the folder that is examined, and is not followed");
        return Relative(full);
    }

    /// <summary>Returns the folder of a file; empty for this folder.</summary>
    public static string FolderOf(string file) => file.LastIndexOf('/') is > 0 and var slash ? file[..slash] : "";

    /// <summary>Returns a file's name without its folder.</summary>
    public static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..];

    /// <summary>Creates the tree of a folder around this one, which reuses the documents that are already parsed.</summary>
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

/// <summary>Determines the lines of ascending positions in a text.</summary>
sealed class LineCounter(byte[] text)
{
    int counted;

    /// <summary>The line of the last requested position, from 1.</summary>
    public int Line { get; private set; } = 1;

    public int At(int position)
    {
        Line += text.AsSpan(counted, position - counted).Count((byte)'\n');
        counted = position;
        return Line;
    }
}
