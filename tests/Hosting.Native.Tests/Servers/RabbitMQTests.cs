using System.Net;
using Evolution.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Hosting.Native.Tests.Servers;

/// <summary>A real RabbitMQ broker.</summary>
public sealed class RabbitMQTests
{
    [Fact]
    public async Task It_lets_in_who_knows_the_password_listens_on_loopback_only_and_keeps_what_was_published()
    {
        await using var test = new TestApplication();
        var broker = test.Builder.AddRabbitMQ("rabbitmq").Resource;
        await test.StartAsync(broker);
        var address = new Uri((await ((IResourceWithConnectionString)broker).GetConnectionStringAsync())!);

        await using (var connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync())
        await using (var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)))
        {
            await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false);
            await channel.BasicPublishAsync("", "kept", mandatory: true, new BasicProperties { Persistent = true }, "message"u8.ToArray());
        }
        await Should.ThrowAsync<BrokerUnreachableException>(new ConnectionFactory { Uri = new UriBuilder(address) { Password = "wrong" }.Uri }.CreateConnectionAsync());

        // The port mapper is a process beside it, in the same folder.
        ProcessFamily.In(Path.Combine(test.Run.Folder, "rabbitmq")).SelectMany(process => ListeningSockets.Of(process.Id))
            .ShouldAllBe(listening => IPAddress.IsLoopback(listening.Address));

        await test.CommandAsync(broker, KnownResourceCommands.RestartCommand);
        await test.HealthyAsync(broker);
        await using var again = await new ConnectionFactory { Uri = address }.CreateConnectionAsync();
        await using var reader = await again.CreateChannelAsync();
        (await reader.MessageCountAsync("kept")).ShouldBe(1u);
    }
}
