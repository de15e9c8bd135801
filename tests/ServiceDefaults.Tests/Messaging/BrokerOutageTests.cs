using Evolution.Contracts.Messages;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Messages in the outbox are published after an outage of the broker.</summary>
[Collection(BrokerCollection.Name)]
public sealed class BrokerOutageTests(AllServers servers) : IAsyncLifetime
{
    Broker broker = null!;
    string database = "", cache = "";

    public async ValueTask InitializeAsync()
    {
        broker = await Broker.ConnectAsync(servers.Messaging);
        await broker.ResetAsync();
        (database, cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
    }

    public ValueTask DisposeAsync() => broker.DisposeAsync();

    [Fact]
    public async Task Messages_stored_before_the_broker_starts_are_published_once_it_runs()
    {
        var (proxy, messaging) = FaultProxies.ToBroker(servers.Messaging);
        await using var proxyLifetime = proxy;
        proxy.Cut();
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var messages = Messages.CreatePlaced(3);
        await publisher.StoreAsync(messages);
        (await publisher.CountPendingAsync()).ShouldBe(3);

        proxy.Restore();
        await broker.ShouldReceiveAsync(publisher, messages.GetOrderIds());
    }

    [Fact]
    public async Task A_lost_confirmation_does_not_block_publishing()
    {
        var (proxy, messaging) = FaultProxies.ToBroker(servers.Messaging);
        await using var proxyLifetime = proxy;
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var firstMessage = Messages.CreatePlaced();
        await publisher.StoreAsync([firstMessage]);
        await broker.ShouldReceiveAsync(publisher, firstMessage.OrderId);

        proxy.DropResponses();
        var unconfirmedMessage = Messages.CreatePlaced();
        await publisher.StoreAsync([unconfirmedMessage]);
        await Wait.UntilAsync("the broker's confirmation is lost", () => proxy.DroppedBytes > 0);
        proxy.Restore();

        await broker.ShouldReceiveAtLeastOnceAsync(publisher, [unconfirmedMessage.OrderId]);
    }

    [Fact]
    public async Task Messages_stored_during_a_broker_outage_are_published_afterwards()
    {
        var (proxy, messaging) = FaultProxies.ToBroker(servers.Messaging);
        await using var proxyLifetime = proxy;
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var firstMessage = Messages.CreatePlaced();
        await publisher.StoreAsync([firstMessage]);
        await broker.ShouldReceiveAsync(publisher, firstMessage.OrderId);

        proxy.Cut();
        var messagesDuringOutage = Messages.CreatePlaced(20);
        await publisher.StoreAsync(messagesDuringOutage);
        proxy.Restore();
        await broker.ShouldReceiveAtLeastOnceAsync(publisher, messagesDuringOutage.GetOrderIds());
    }

    [Fact]
    public async Task During_a_broker_outage_messages_are_kept_in_the_database_and_not_in_memory()
    {
        const int count = 40_000;
        var (proxy, messaging) = FaultProxies.ToBroker(servers.Messaging);
        await using var proxyLifetime = proxy;

        // Only a bus that receives detects an outage by itself, as the bus of each service does.
        await using var publisher = await Participant.StartAsync(database, cache, messaging, handlers => handlers.Handle<OrderPlaced, EnterOrderHandler>());
        await publisher.StoreAsync([Messages.CreatePlaced()]);
        await Wait.UntilAsync("the first message is handled", async () => await publisher.GetHandledOrdersAsync() is [_]);
        proxy.Cut();
        var bus = publisher.Services.GetRequiredService<IBusControl>();
        await Wait.UntilAsync("the bus has detected the outage", () => bus.CheckHealth().Status is not BusHealthStatus.Healthy);
        await publisher.StoreAsync([Messages.CreatePlaced()]);
        await Wait.UntilAsync("the relay has detected the outage", () => publisher.Log.Count("The outbox relay was interrupted") > 0);
        await Wait.UntilAsync("the relay has released the lock", async () => await publisher.CountRelayLocksAsync() is 0);
        var memoryBefore = GC.GetTotalMemory(forceFullCollection: true);

        await publisher.ExecuteScalarAsync<int>($$"""
            INSERT INTO probe.outbox (message_id, order_id, type, body)
            SELECT gen_random_uuid(), gen_random_uuid(), 'PaymentDeclined', '{"orderId":"' || gen_random_uuid() || '","reason":"' || repeat('x', 1000) || '"}' FROM generate_series(1, {{count}})
            """);
        var failureCount = publisher.Log.Count("Connection Failed");
        await Wait.UntilAsync("the bus has retried", async () =>
        {
            // The relay reads messages only while it holds the lock.
            (await publisher.CountRelayLocksAsync()).ShouldBe(0, "the relay polls the outbox without a broker");
            return publisher.Log.Count("Connection Failed") > failureCount;
        }, TimeSpan.FromSeconds(60));

        (GC.GetTotalMemory(forceFullCollection: true) - memoryBefore).ShouldBeLessThan(count * 1000, "half of the size of the messages");
        (await publisher.CountPendingAsync()).ShouldBe(count + 1);
    }
}
