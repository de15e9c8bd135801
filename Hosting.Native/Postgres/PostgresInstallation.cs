namespace Evolution.Hosting.Native;

/// <summary>Finds PostgreSQL's server programs, which Debian and Homebrew keep off the search path.</summary>
static class PostgresInstallation
{
    static IEnumerable<string> Folders =>
    [
        .. new[] { SearchPath.Find("postgres") }.OfType<string>().Select(SearchPath.FolderOf),
        .. SearchPath.Match("/usr/lib/postgresql/*/bin"),
        .. SearchPath.Match("/opt/homebrew/opt/postgresql@*/bin"),
        .. SearchPath.Match("/usr/local/opt/postgresql@*/bin"),
    ];

    public static InstalledServer? Find() =>
        Folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"))) is { } folder
            ? new("postgres", VersionQuestion.Ask(Path.Combine(folder, "postgres"), "(PostgreSQL) "), folder)
            : null;
}
