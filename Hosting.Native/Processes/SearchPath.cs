namespace Evolution.Hosting.Native;

/// <summary>Finds programs.</summary>
static class SearchPath
{
    static readonly Lazy<string?> setsid = new(() => Find("setsid")), setpriv = new(() => Find("setpriv"));

    /// <summary>Starts a program in a session of its own; null where it is missing, as on macOS.</summary>
    public static string? Setsid => setsid.Value;

    /// <summary>Starts a program as another user.</summary>
    public static string? Setpriv => setpriv.Value;

    static IEnumerable<string> Folders =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The program of that name, on the search path or else in one of <paramref name="furtherFolders"/>.</summary>
    public static string? Find(string name, params IEnumerable<string> furtherFolders) =>
        Folders.Concat(furtherFolders).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The folder that a program really is in, beside its siblings.</summary>
    public static string FolderOf(string program) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;

    /// <summary>The folders that match a pattern such as <c>/usr/lib/postgresql/*/bin</c>, with the highest version first.</summary>
    public static IEnumerable<string> Match(string pattern)
    {
        var parts = pattern.Split('*');
        var above = Path.GetDirectoryName(parts[0])!;
        if (!Directory.Exists(above)) return [];
        return Directory.EnumerateDirectories(above, Path.GetFileName(parts[0]) + "*")
            .OrderByDescending(folder => VersionNumber.Of(folder))
            .Select(folder => folder + parts[1])
            .Where(Directory.Exists);
    }
}
