namespace Evolution.Lab.Prerequisites;

/// <summary>A program that must be installed in addition to the .NET SDK, with its package name on each system.</summary>
/// <param name="Name">Its display name.</param>
/// <param name="Programs">The possible names of its executable; one of them is sufficient.</param>
/// <param name="Apt">Its Debian and Ubuntu package.</param>
/// <param name="Dnf">Its Fedora package.</param>
/// <param name="Brew">Its Homebrew formula or cask.</param>
/// <param name="Service">The system service that its Debian package contains; null if it contains none.</param>
public sealed record Prerequisite(string Name, IReadOnlyList<string> Programs, string Apt, string Dnf, string Brew, string? Service)
{
    public static readonly Prerequisite PostgreSql = new("PostgreSQL", ["postgres"], "postgresql", "postgresql-server", "postgresql@17", "postgresql");

    public static readonly Prerequisite Redis = new("Redis", ["redis-server"], "redis-server", "valkey-compat-redis", "redis", "redis-server");

    public static readonly Prerequisite RabbitMq = new("RabbitMQ", ["rabbitmq-server"], "rabbitmq-server", "rabbitmq-server", "rabbitmq", "rabbitmq-server");

    /// <summary>The browser for page tests. The headless shell comes first, because it renders pages without a browser window.</summary>
    public static readonly Prerequisite Chromium = new("Chromium", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"], "chromium-headless-shell", "chromium", "chromium", null);

    /// <summary>The servers that run as local processes in every topology.</summary>
    public static readonly IReadOnlyList<Prerequisite> Stores = [PostgreSql, Redis];

    /// <summary>The servers that run as local processes if orders are placed by messages.</summary>
    public static readonly IReadOnlyList<Prerequisite> Servers = [.. Stores, RabbitMq];
}
