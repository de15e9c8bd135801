using System.Text;
using Evolution.Lab.Hosts;
using Npgsql;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Evolution.Lab.Comparing;

/// <summary>Reads the versions that the servers of a topology report.</summary>
public static class ServerVersions
{
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        var connectionStrings = await topology.Control.GetConnectionStringsAsync(cancellationToken);
        var versions = new Dictionary<string, string>();
        if (FindConnectionString("orders-db") is { } database)
        {
            await using var connection = new NpgsqlConnection($"{database};Pooling=false");
            await connection.OpenAsync(cancellationToken);
            versions["postgresql"] = connection.PostgreSqlVersion.ToString();
        }
        if ((FindConnectionString("orders-redis") ?? FindConnectionString("redis")) is { } cache)
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(cache);
            versions["redis"] = redis.GetServers()[0].Version.ToString();
        }
        if (FindConnectionString("rabbitmq") is { } broker)
        {
            await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync("evolution-lab", cancellationToken);
            if (connection.ServerProperties?["version"] is byte[] version) versions["rabbitmq"] = Encoding.UTF8.GetString(version);
        }
        return versions;

        string? FindConnectionString(string name) => connectionStrings.GetValueOrDefault(topology.GetFullName(name));
    }
}
