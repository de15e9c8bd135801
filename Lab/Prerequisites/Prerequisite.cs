namespace Evolution.Lab.Prerequisites;

/// <summary>A program that must be on the machine beside the .NET SDK, and what it is called in each system's packages.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Programs">What its executable may be called; one of them is enough.</param>
/// <param name="Apt">Its Debian and Ubuntu package.</param>
/// <param name="Dnf">Its Fedora package.</param>
/// <param name="Brew">Its Homebrew formula or cask.</param>
/// <param name="Service">The system service that its Debian package brings; null where it brings none.</param>
public sealed record Prerequisite(string Name, IReadOnlyList<string> Programs, string Apt, string Dnf, string Brew, string? Service)
{
    public static readonly Prerequisite PostgreSql = new("PostgreSQL", ["postgres"], "postgresql", "postgresql-server", "postgresql@17", "postgresql");

    public static readonly Prerequisite Redis = new("Redis", ["redis-server"], "redis-server", "valkey-compat-redis", "redis", "redis-server");

    public static readonly Prerequisite RabbitMq = new("RabbitMQ", ["rabbitmq-server"], "rabbitmq-server", "rabbitmq-server", "rabbitmq", "rabbitmq-server");

    public static readonly Prerequisite Chromium = new("Chromium", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"], "chromium", "chromium", "chromium", null);

    /// <summary>What runs as local processes for every topology.</summary>
    public static readonly IReadOnlyList<Prerequisite> Stores = [PostgreSql, Redis];

    /// <summary>What does where orders travel as messages.</summary>
    public static readonly IReadOnlyList<Prerequisite> Servers = [.. Stores, RabbitMq];
}
