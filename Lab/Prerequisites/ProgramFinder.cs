namespace Evolution.Lab.Prerequisites;

/// <summary>Finds programs on PATH, and in the folders outside PATH in which Debian, Fedora and Homebrew install servers.</summary>
public static class ProgramFinder
{
    static readonly string[] ServerFolders =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/sbin",
        "/usr/local/sbin",
        "/usr/lib/rabbitmq/lib/*/sbin",
        "/opt/homebrew/bin",
        "/opt/homebrew/sbin",
        "/opt/homebrew/opt/*/bin",
        "/usr/local/bin",
        "/usr/local/opt/*/bin",
    ];

    /// <summary>Whether one of the programs of a prerequisite is on this machine.</summary>
    public static bool IsInstalled(Prerequisite prerequisite) => prerequisite.Programs.Any(program => EnumerateFolders().Any(folder => File.Exists(Path.Combine(folder, program))));

    /// <summary>Finds the path of a program.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="companion">Another program in the same folder, whose path is returned instead.</param>
    /// <returns>Null if no folder contains the program, or both programs.</returns>
    public static string? Find(string program, string? companion = null) => EnumerateFolders()
        .Where(folder => File.Exists(Path.Combine(folder, program)))
        .Select(folder => Path.Combine(folder, companion ?? program))
        .FirstOrDefault(File.Exists);

    static IEnumerable<string> EnumerateFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(ServerFolders.SelectMany(ExpandPattern));

    /// <summary>Returns the folders that match a pattern with at most one <c>*</c> as a whole folder name.</summary>
    static IEnumerable<string> ExpandPattern(string pattern)
    {
        if (pattern.Split("/*/") is not [var parent, var inner]) return [pattern];
        return Directory.Exists(parent) ? Directory.EnumerateDirectories(parent).Select(folder => Path.Combine(folder, inner)) : [];
    }
}
