namespace Evolution.Hosting.Native;

/// <summary>How a server is installed.</summary>
sealed record ServerPackage(string Name, string Debian, string Fedora, string Homebrew)
{
    public static readonly ServerPackage Postgres = new("PostgreSQL", "postgresql", "postgresql-server", "postgresql@17");
    public static readonly ServerPackage Redis = new("Redis", "redis-server", "redis", "redis");
    public static readonly ServerPackage RabbitMq = new("RabbitMQ", "rabbitmq-server", "rabbitmq-server", "rabbitmq");

    public string Advice =>
        $"{Name} is not installed. Debian and Ubuntu: sudo apt-get install {Debian}. Fedora: sudo dnf install {Fedora}. macOS: brew install {Homebrew}. Windows: use Docker.";
}
