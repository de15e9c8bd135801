namespace Evolution.Hosting.Native;

/// <summary>Finds RabbitMQ's inner scripts, beside whose folder its plugins are: Debian's wrapper on the search path changes the user.</summary>
static class RabbitMqInstallation
{
    static IEnumerable<string> Folders =>
    [
        .. SearchPath.Match("/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin"),
        .. new[] { "/opt/homebrew/opt/rabbitmq/sbin", "/usr/local/opt/rabbitmq/sbin" }.Where(Directory.Exists),
        .. new[] { SearchPath.Find("rabbitmq-server") }.OfType<string>().Select(SearchPath.FolderOf),
    ];

    public static InstalledServer? Find()
    {
        if (SearchPath.Find("erl", "/opt/homebrew/bin", "/usr/local/bin") is null) return null;
        return Folders
            .Select(folder => (Folder: folder, Core: CoreOf(folder)))
            .Where(found => found.Core is not null)
            .Select(found => new InstalledServer("rabbitmq", VersionNumber.Of(found.Core!).ToString(), found.Folder))
            .FirstOrDefault();
    }

    /// <summary>The folder of the broker itself among its plugins.</summary>
    public static string? CoreOf(string scripts) => SearchPath.Match(Path.GetFullPath(Path.Combine(scripts, "..", "plugins", "rabbit-*"))).FirstOrDefault();
}
