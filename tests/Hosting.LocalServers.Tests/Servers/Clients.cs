using Npgsql;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Evolution.Hosting.LocalServers.Tests.Servers;

/// <summary>Clients for single operations.</summary>
static class Clients
{
    /// <summary>Runs a statement.</summary>
    /// <returns>The first value of the result.</returns>
    public static async Task<object?> QueryAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Publishes a persistent message, and waits for the broker's confirmation.</summary>
    public static async Task PublishAsync(string connectionString, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new(connectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { Persistent = true }, "message"u8.ToArray());
    }

    /// <summary>Counts the messages of a queue.</summary>
    public static async Task<uint> CountMessagesAsync(string connectionString, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new(connectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    /// <summary>Reads the settings of a Redis server.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> GetSettingsAsync(string connectionString, string pattern)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{connectionString},allowAdmin=true");
        return (await connection.GetServers().Single().ConfigGetAsync(pattern)).ToDictionary();
    }

    /// <summary>Checks that a server of any kind responds.</summary>
    public static async Task PingAsync(string name, string connectionString)
    {
        switch (name)
        {
            case "postgres":
                await QueryAsync($"{connectionString};Database=postgres", "CREATE TEMPORARY TABLE ping (id int)");
                break;
            case "redis":
                await using (var connection = await ConnectionMultiplexer.ConnectAsync(connectionString)) await connection.GetDatabase().PingAsync();
                break;
            default:
                await PublishAsync(connectionString, "ping");
                break;
        }
    }
}
