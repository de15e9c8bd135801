namespace Evolution.Hosting.LocalServers.Installations;

/// <summary>The packages of a server in the supported package managers, and the location of its programs.</summary>
/// <param name="Name">The display name of the server.</param>
/// <param name="Debian">The package name in Debian and Ubuntu.</param>
/// <param name="Fedora">The package name in Fedora.</param>
/// <param name="Homebrew">The Homebrew formula.</param>
/// <param name="Find">Finds the folder of its programs; returns null if the server is not installed.</param>
sealed record ServerPackage(string Name, string Debian, string Fedora, string Homebrew, Func<string?> Find)
{
    static readonly string[] HomebrewFolders = ["/opt/homebrew/bin", "/usr/local/bin"];

    public static readonly ServerPackage Postgres = new("PostgreSQL", "postgresql", "postgresql-server", "postgresql@17", () =>
        new[] { SearchPath.Find("postgres") }.OfType<string>().Select(SearchPath.GetFolder)
            .Concat(SearchPath.FindFolders("/usr/lib/postgresql/*/bin"))
            .Concat(SearchPath.FindFolders("/usr/pgsql-*/bin"))
            .Concat(SearchPath.FindFolders("/opt/homebrew/opt/postgresql@*/bin"))
            .Concat(SearchPath.FindFolders("/usr/local/opt/postgresql@*/bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"))));

    public static readonly ServerPackage Redis = new("Redis", "redis-server", "redis", "redis", () =>
        SearchPath.Find("redis-server", [.. HomebrewFolders, "/opt/homebrew/opt/redis/bin", "/usr/local/opt/redis/bin"]) is { } program ? Path.GetDirectoryName(program) : null);

    // Finds the inner scripts, whose folder is next to the plugins folder. Debian's wrapper on PATH is unsuitable because it changes the user.
    public static readonly ServerPackage RabbitMQ = new("RabbitMQ", "rabbitmq-server", "rabbitmq-server", "rabbitmq", () =>
        SearchPath.Find("erl", HomebrewFolders) is null ? null
        : SearchPath.FindFolders("/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin")
            .Concat(["/opt/homebrew/opt/rabbitmq/sbin", "/usr/local/opt/rabbitmq/sbin"])
            .Concat(new[] { SearchPath.Find("rabbitmq-server") }.OfType<string>().Select(SearchPath.GetFolder))
            .FirstOrDefault(folder => FindRabbitMQCore(folder) is not null));

    /// <summary>Finds the folder of the broker's core plugin, in the plugins folder next to a folder of scripts; null if there is none.</summary>
    public static string? FindRabbitMQCore(string scripts) => SearchPath.FindFolders(Path.GetFullPath(Path.Combine(scripts, "..", "plugins", "rabbit-*"))).FirstOrDefault();

    /// <summary>A message that describes how to install the server.</summary>
    public string InstallHint => $"{Name} is not installed. Debian and Ubuntu: sudo apt-get install {Debian}. Fedora: sudo dnf install {Fedora}. macOS: brew install {Homebrew}. Windows: use containers.";

    /// <summary>The folder of the server's programs.</summary>
    /// <exception cref="DistributedApplicationException">The server is not installed; the message describes how to install it.</exception>
    public string Folder => Find() ?? throw new DistributedApplicationException(InstallHint);
}
