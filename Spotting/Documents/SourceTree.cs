namespace Evolution.Spotting.Documents;

/// <summary>The folder that the user specified. Its files are read but never written, and nothing outside it is read.</summary>
/// <param name="root">The folder.</param>
public sealed class SourceTree(string root)
{
    /// <summary>The maximum size of a file, in bytes.</summary>
    public const long MaxFileBytes = 16 * 1024 * 1024;

    // Folders with downloaded or built files, which are not the system's own and too many to search.
    static readonly HashSet<string> SkippedFolders = new(StringComparer.OrdinalIgnoreCase) { ".git", "node_modules", "bin", "obj", ".venv", "venv", "vendor", "target", "dist", ".gradle", ".idea", ".vs" };

    static readonly EnumerationOptions CurrentFolderOnly = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    readonly Dictionary<string, IReadOnlyList<Node>> documents = [];

    /// <summary>The folder's full path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>All files, as sorted paths relative to the folder with forward slashes; folders with downloaded or built files are skipped.</summary>
    public IEnumerable<string> Files => EnumerateFiles(Root).Select(GetRelativePath);

    /// <summary>Returns the files of one folder, sorted; empty if the folder does not exist.</summary>
    public IEnumerable<string> GetFilesIn(string folder) => HasFolder(folder) ? Directory.EnumerateFiles(GetFullPath(folder), "*", CurrentFolderOnly).Order(StringComparer.Ordinal).Select(GetRelativePath) : [];

    /// <summary>Whether the file exists and is not a link to the outside of this folder.</summary>
    public bool HasFile(string file) => File.Exists(GetFullPath(file)) && !IsOutsideLink(GetFullPath(file));

    /// <summary>Whether the folder exists and is not a link to the outside of this folder.</summary>
    public bool HasFolder(string folder) => Directory.Exists(GetFullPath(folder)) && !IsOutsideLink(GetFullPath(folder));

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="UnreadableFileException">The file is missing, too large, or cannot be read.</exception>
    public string Read(string file)
    {
        try
        {
            var info = new FileInfo(GetFullPath(file));
            if (!info.Exists) throw new UnreadableFileException(new(file, 1), "the file does not exist");
            if (IsOutsideLink(info.FullName)) throw new UnreadableFileException(new(file, 1), "the file is a link that points outside the analyzed folder, and is not followed");
            if (info.Length > MaxFileBytes) throw new UnreadableFileException(new(file, 1), $"the file is larger than {MaxFileBytes / 1024 / 1024} MiB");
            return File.ReadAllText(info.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(new(file, 1), exception.Message);
        }
    }

    /// <summary>Reads the documents in a YAML or JSON file. Each file is parsed once.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read, or is neither YAML nor JSON.</exception>
    public IReadOnlyList<Node> ReadDocuments(string file)
    {
        if (documents.TryGetValue(file, out var cached)) return cached;
        var text = Read(file);
        return documents[file] = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? [JsonReader.Read(text, file)] : YamlReader.Read(text, file);
    }

    /// <summary>Releases the documents in a file that are no longer needed.</summary>
    public void Release(string file) => documents.Remove(file);

    /// <summary>Resolves a path in a file, relative to a folder.</summary>
    /// <param name="folder">The folder that the path is relative to, itself relative to this folder; empty for this folder.</param>
    /// <param name="path">The path as written.</param>
    /// <param name="referrer">The location of the path in the files.</param>
    /// <returns>The path relative to this folder; <c>.</c> is this folder.</returns>
    /// <exception cref="UnreadableFileException">The path points outside this folder.</exception>
    public string Resolve(string folder, string path, SourceLocation referrer)
    {
        if (path.Contains('\0')) throw new UnreadableFileException(referrer, "a path contains a null character, and is not followed");
        var fullPath = Path.GetFullPath(Path.Combine(Root, folder, path.Replace('\\', '/')));
        if (!IsWithin(fullPath))
            throw new UnreadableFileException(referrer, $"{path} points outside the analyzed folder, and is not followed");
        return GetRelativePath(fullPath);
    }

    /// <summary>Returns the folder of a file; empty for this folder.</summary>
    public static string GetFolder(string file) => file.LastIndexOf('/') is > 0 and var slash ? file[..slash] : "";

    /// <summary>Returns a file's name without its folder.</summary>
    public static string GetName(string file) => file[(file.LastIndexOf('/') + 1)..];

    /// <summary>Creates the tree of an outer folder that reuses the documents that are already parsed.</summary>
    public SourceTree WithRoot(string folder)
    {
        var tree = new SourceTree(folder);
        foreach (var (file, parsed) in documents) tree.documents[tree.GetRelativePath(GetFullPath(file))] = parsed;
        return tree;
    }

    string GetFullPath(string relative) => Path.Combine(Root, relative);

    bool IsWithin(string fullPath) => fullPath == Root || fullPath.StartsWith(Root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether a link in a path points outside this folder. Links to the inside are followed.</summary>
    bool IsOutsideLink(string fullPath)
    {
        for (var path = fullPath; path.Length > Root.Length; path = Path.GetDirectoryName(path)!)
        {
            if (File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && (!IsWithin(target.FullName) || IsOutsideLink(target.FullName))) return true;
        }
        return false;
    }

    string GetRelativePath(string fullPath) => Path.GetRelativePath(Root, fullPath).Replace('\\', '/');

    static IEnumerable<string> EnumerateFiles(string folder) => Directory.EnumerateFiles(folder, "*", CurrentFolderOnly).Order(StringComparer.Ordinal)
        .Concat(Directory.EnumerateDirectories(folder, "*", CurrentFolderOnly).Where(child => !SkippedFolders.Contains(Path.GetFileName(child))).Order(StringComparer.Ordinal).SelectMany(EnumerateFiles));
}

/// <summary>Determines the line numbers of ascending positions in text.</summary>
sealed class LineCounter(byte[] text)
{
    int lastPosition;

    /// <summary>The line of the last requested position, starting at 1.</summary>
    public int Line { get; private set; } = 1;

    public int GetLineAt(int position)
    {
        Line += text.AsSpan(lastPosition, position - lastPosition).Count((byte)'\n');
        lastPosition = position;
        return Line;
    }
}
