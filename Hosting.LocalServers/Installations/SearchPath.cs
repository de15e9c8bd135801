namespace Evolution.Hosting.LocalServers.Installations;

/// <summary>Finds programs on PATH, and in folders where package managers install servers without adding them to PATH.</summary>
static class SearchPath
{
    /// <summary>Finds a program on PATH, or else in one of <paramref name="additionalFolders"/>.</summary>
    /// <returns>Its path; null if no folder contains it.</returns>
    public static string? Find(string name, params IEnumerable<string> additionalFolders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(additionalFolders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Resolves symbolic links and returns the actual folder of a program, which also contains its sibling programs.</summary>
    public static string GetFolder(string program) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;

    /// <summary>Lists the existing folders that match a pattern with one <c>*</c>, such as <c>/usr/lib/postgresql/*/bin</c>, highest version first.</summary>
    public static IEnumerable<string> FindFolders(string pattern)
    {
        var parts = pattern.Split('*');
        var parent = Path.GetDirectoryName(parts[0])!;
        if (!Directory.Exists(parent)) return [];
        return Directory.EnumerateDirectories(parent, $"{Path.GetFileName(parts[0])}*")
            .OrderByDescending(VersionNumber.FindLast)
            .Select(folder => folder + parts[1])
            .Where(Directory.Exists);
    }
}
