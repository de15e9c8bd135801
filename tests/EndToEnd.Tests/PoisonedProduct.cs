using System.Text;
using Evolution.Lab.Hosts;
using Evolution.Lab.Queues;
using Npgsql;
using RabbitMQ.Client;

namespace Evolution.EndToEnd.Tests;

/// <summary>A product whose orders Inventory cannot handle, because its database refuses them, and what becomes of their messages.</summary>
sealed class PoisonedProduct(string broker, NpgsqlDataSource inventory) : IAsyncDisposable
{
    public const string Constraint = "refused_by_a_test";
    const string Queue = "inventory-order-placed_error";

    public static async Task<PoisonedProduct> AddAsync(RunningTopology topology, int product)
    {
        var strings = await topology.Control.ConnectionStringsAsync();
        var poisoned = new PoisonedProduct(strings[topology.NameOf("rabbitmq")]!, NpgsqlDataSource.Create($"{strings[topology.NameOf("inventory-db")]};Pooling=false"));
        await poisoned.ExecuteAsync($$"""ALTER TABLE inventory.reservations ADD CONSTRAINT {{Constraint}} CHECK (NOT lines @> '[{"productId": {{product}}}]')""");
        return poisoned;
    }

    /// <summary>Takes the cause away.</summary>
    public Task RemoveAsync() => ExecuteAsync($"ALTER TABLE inventory.reservations DROP CONSTRAINT IF EXISTS {Constraint}");

    /// <summary>The oldest message that Inventory gave up.</summary>
    public async Task<FailedMessage?> FindAsync() => (await FailedQueues.ReadAsync(broker, default)).FirstOrDefault(queue => queue.Name is Queue)?.Oldest[0];

    /// <summary>Sends all again that was given up.</summary>
    public Task<int> SendAgainAsync() => FailedQueues.SendAgainAsync(broker, Queue, key: null, default);

    /// <summary>Puts the oldest message that was given up there a second time.</summary>
    public Task DoubleAsync() => WithChannelAsync(async channel =>
    {
        var message = (await channel.BasicGetAsync(Queue, autoAck: false))!;
        await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties(message.BasicProperties), message.Body);
        await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true);
    });

    /// <summary>Puts a body into a queue, whatever it is.</summary>
    public Task PutAsync(string queue, string body) => WithChannelAsync(async channel => await channel.BasicPublishAsync("", queue, body: Encoding.UTF8.GetBytes(body)));

    /// <summary>Removes what was given up.</summary>
    public Task ForgetAsync() => WithChannelAsync(channel => channel.QueuePurgeAsync(Queue));

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync();
        await inventory.DisposeAsync();
    }

    async Task ExecuteAsync(string sql)
    {
        await using var command = inventory.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    async Task WithChannelAsync(Func<IChannel, Task> use)
    {
        await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await use(channel);
    }
}
