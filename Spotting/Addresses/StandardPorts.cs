namespace Evolution.Spotting.Addresses;

/// <summary>Ports by which well-known servers are known.</summary>
static class StandardPorts
{
    /// <summary>What usually listens there, as images are called.</summary>
    public static string? Of(int port) => port switch
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
