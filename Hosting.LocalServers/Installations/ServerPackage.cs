namespace Evolution.Hosting.LocalServers.Installations;

/// <summary>A server's packages in the systems that have them, and where they put its programs.</summary>
/// <param name="Name">The name of the server for people.</param>
/// <param name="Debian">The package of Debian and Ubuntu.</param>
/// <param name="Fedora">The package of Fedora.</param>
/// <param name="Homebrew">The formula of Homebrew.</param>
/// <param name="Find">Finds the folder of its programs; null where it is not installed.</param>
sealed record ServerPackage(string Name, string Debian, string Fedora, string Homebrew, Func<string?> Find)
{
    static readonly string[] HomebrewFolders = ["/opt/homebrew/bin", "/usr/local/bin"];

    public static readonly ServerPackage Postgres = new("PostgreSQL", "postgresql", "postgresql-server", "postgresql@17", () =>
        new[] { SearchPath.Find("postgres") }.OfType<string>().Select(SearchPath.FolderOf)
            .Concat(SearchPath.Match("/usr/lib/postgresql/*/bin"))
            .Concat(SearchPath.Match("/usr/pgsql-*/bin"))
            .Concat(SearchPath.Match("/opt/homebrew/opt/postgresql@*/bin"))
            .Concat(SearchPath.Match("/usr/local/opt/postgresql@*/bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"))));

    public static readonly ServerPackage Redis = new("Redis", "redis-server", "redis", "redis", () =>
        SearchPath.Find("redis-server", [.. HomebrewFolders, "/opt/homebrew/opt/redis/bin", "/usr/local/opt/redis/bin"]) is { } program ? Path.GetDirectoryName(program) : null);

    // The inner scripts beside whose folder the plugins are: Debian's wrapper on PATH changes the user.
    public static readonly ServerPackage RabbitMQ = new("RabbitMQ", "rabbitmq-server", "rabbitmq-server", "rabbitmq", () =>
        SearchPath.Find("erl", HomebrewFolders) is null ? null
        : SearchPath.Match("/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin")
            .Concat(["/opt/homebrew/opt/rabbitmq/sbin", "/usr/local/opt/rabbitmq/sbin"])
            .Concat(new[] { SearchPath.Find("rabbitmq-server") }.OfType<string>().Select(SearchPath.FolderOf))
            .FirstOrDefault(folder => RabbitMQCore(folder) is not null));

    /// <summary>The folder of the broker itself among the plugins beside a folder of scripts.</summary>
    public static string? RabbitMQCore(string scripts) => SearchPath.Match(Path.GetFullPath(Path.Combine(scripts, "..", "plugins", "rabbit-*"))).FirstOrDefault();

    /// <summary>How to install it.</summary>
    public string Advice => $"{Name} is not installed. Debian and Ubuntu: sudo apt-get install {Debian}. Fedora: sudo dnf install {Fedora}. macOS: brew install {Homebrew}. Windows: use containers.";

    /// <summary>The folder of the server's programs.</summary>
    /// <exception cref="DistributedApplicationException">It is not installed; the message says how to install it.</exception>
    public string Folder => Find() ?? throw new DistributedApplicationException(Advice);
}
