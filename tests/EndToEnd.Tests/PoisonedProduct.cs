using System.Text;
using Evolution.Lab.Hosts;
using Evolution.Lab.Queues;
using Npgsql;
using RabbitMQ.Client;

namespace Evolution.EndToEnd.Tests;

/// <summary>A product whose orders violate a constraint of Inventory's database, and the resulting error queue.</summary>
sealed class PoisonedProduct(string broker, NpgsqlDataSource inventory) : IAsyncDisposable
{
    public const string Constraint = "rejected_by_a_test";
    const string Queue = "inventory-order-placed_error";

    public static async Task<PoisonedProduct> AddAsync(RunningTopology topology, int product)
    {
        var connectionStrings = await topology.Control.GetConnectionStringsAsync();
        var poisonedProduct = new PoisonedProduct(connectionStrings[topology.GetFullName("rabbitmq")]!, NpgsqlDataSource.Create($"{connectionStrings[topology.GetFullName("inventory-db")]};Pooling=false"));
        await poisonedProduct.ExecuteAsync($$"""ALTER TABLE inventory.reservations ADD CONSTRAINT {{Constraint}} CHECK (NOT lines @> '[{"productId": {{product}}}]')""");
        return poisonedProduct;
    }

    /// <summary>Removes the constraint.</summary>
    public Task RemoveConstraintAsync() => ExecuteAsync($"ALTER TABLE inventory.reservations DROP CONSTRAINT IF EXISTS {Constraint}");

    /// <summary>Finds the oldest message in Inventory's error queue.</summary>
    public async Task<FailedMessage?> FindFailedMessageAsync() => (await FailedQueues.ReadAsync(broker, default)).FirstOrDefault(queue => queue.Name is Queue)?.Oldest[0];

    /// <summary>Resends all messages in the error queue.</summary>
    public Task<int> ResendAsync() => FailedQueues.SendAgainAsync(broker, Queue, key: null, default);

    /// <summary>Duplicates the oldest message in the error queue.</summary>
    public Task DuplicateAsync() => WithChannelAsync(async channel =>
    {
        var message = (await channel.BasicGetAsync(Queue, autoAck: false))!;
        await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties(message.BasicProperties), message.Body);
        await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true);
    });

    /// <summary>Publishes an arbitrary body to a queue.</summary>
    public Task PublishAsync(string queue, string body) => WithChannelAsync(async channel => await channel.BasicPublishAsync("", queue, body: Encoding.UTF8.GetBytes(body)));

    /// <summary>Purges the error queue.</summary>
    public Task PurgeAsync() => WithChannelAsync(channel => channel.QueuePurgeAsync(Queue));

    public async ValueTask DisposeAsync()
    {
        await RemoveConstraintAsync();
        await inventory.DisposeAsync();
    }

    async Task ExecuteAsync(string sql)
    {
        await using var command = inventory.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    async Task WithChannelAsync(Func<IChannel, Task> action)
    {
        await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await action(channel);
    }
}
