namespace Evolution.Spotting.Addresses;

/// <summary>The standard ports of well-known servers.</summary>
static class StandardPorts
{
    /// <summary>Returns the image name of the server that usually listens on the given port; null for other ports.</summary>
    public static string? GetImageName(int port) => port switch
    {
        5432 => "postgres",
        3306 => "mysql",
        27017 => "mongo",
        1433 => "mssql",
        6379 => "redis",
        11211 => "memcached",
        5672 => "rabbitmq",
        9092 => "kafka",
        _ => null,
    };
}
