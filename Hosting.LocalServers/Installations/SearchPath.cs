namespace Evolution.Hosting.LocalServers.Installations;

/// <summary>Finds programs on PATH and in the folders where package managers put servers without adding them to PATH.</summary>
static class SearchPath
{
    /// <summary>Finds a program on PATH, or else in one of <paramref name="furtherFolders"/>.</summary>
    /// <returns>Its path; null if no folder contains it.</returns>
    public static string? Find(string name, params IEnumerable<string> furtherFolders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(furtherFolders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Resolves symbolic links and returns the actual folder of a program, which also contains its sibling programs.</summary>
    public static string FolderOf(string program) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;

    /// <summary>Lists the existing folders that match a pattern with one <c>*</c>, such as <c>/usr/lib/postgresql/*/bin</c>, highest version first.</summary>
    public static IEnumerable<string> Match(string pattern)
    {
        var parts = pattern.Split('*');
        var above = Path.GetDirectoryName(parts[0])!;
        if (!Directory.Exists(above)) return [];
        return Directory.EnumerateDirectories(above, $"{Path.GetFileName(parts[0])}*")
            .OrderByDescending(VersionNumber.In)
            .Select(folder => folder + parts[1])
            .Where(Directory.Exists);
    }
}
