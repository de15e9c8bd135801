using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Published messages are handled once, regardless of outages.</summary>
[Collection(BrokerCollection.Name)]
public sealed class ReceivingTests(AllServers servers) : IAsyncLifetime
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
    public async Task Every_message_takes_effect_once()
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, RegisterHandlers);
        var messages = Messages.CreatePlaced(500);
        await service.StoreAsync(messages);
        await ShouldBeHandledAsync(service, messages.GetOrderIds());
    }

    [Fact]
    public async Task Messages_published_before_the_receiver_first_starts_are_handled_once_it_runs()
    {
        var messages = Messages.CreatePlaced(20);
        await using (var publisher = await Participant.StartAsync(database, cache, servers.Messaging))
        {
            await publisher.StoreAsync(messages);
            await Wait.UntilAsync("the outbox is empty", async () => await publisher.CountPendingAsync() is 0);
        }
        await using var receiver = await Participant.StartAsync(database, cache, servers.Messaging, RegisterHandlers);
        await ShouldBeHandledAsync(receiver, messages.GetOrderIds());
    }

    [Fact]
    public async Task A_poison_message_goes_to_the_error_queue_and_does_not_affect_others()
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, RegisterHandlers);
        var (messagesBefore, poisonMessage, messagesAfter) = (Messages.CreatePlaced(20), Messages.CreatePlaced(EnterOrderHandler.Poison), Messages.CreatePlaced(20));
        await service.StoreAsync([.. messagesBefore, poisonMessage, .. messagesAfter]);
        await ShouldBeHandledAsync(service, [.. messagesBefore.GetOrderIds(), .. messagesAfter.GetOrderIds()]);

        await Wait.UntilAsync("the message is in the error queue", async () => await broker.CountAsync(Messages.ErrorQueue) is 1);
        (await broker.ReceiveAsync(Messages.ErrorQueue)).ShouldHaveSingleItem().OrderId.ShouldBe(poisonMessage.OrderId);
        service.HandlerCalls.GetCount(poisonMessage.OrderId).ShouldBeInRange(2, 8, "retried a limited number of times");
        foreach (var validMessage in messagesBefore.Concat(messagesAfter)) service.HandlerCalls.GetCount(validMessage.OrderId).ShouldBeInRange(1, 2, "once in the failed batch, and once on its own");
        (await broker.CountAsync(Messages.Queue)).ShouldBe(0);
        (await service.GetHandledOrdersAsync()).ShouldNotContain(poisonMessage.OrderId);
    }

    [Fact]
    public async Task Messages_wait_during_a_database_outage_and_are_handled_afterwards()
    {
        var (proxy, receiverDatabase) = FaultProxies.ToDatabase(await servers.CreateDatabaseAsync());
        await using var proxyLifetime = proxy;
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var receiver = await Participant.StartAsync(receiverDatabase, cache, servers.Messaging, RegisterHandlers);

        proxy.Cut();
        var messages = Messages.CreatePlaced(5);
        await publisher.StoreAsync(messages);

        // More polls than the retries of a poison message.
        await Wait.UntilAsync("the receiver waits for its database", () => receiver.Log.Count("the database is unavailable") > 12);
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);

        proxy.Restore();
        await ShouldBeHandledAsync(receiver, messages.GetOrderIds());
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
    }

    [Fact]
    public async Task Terminated_database_connections_lose_no_message()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var receiver = await Participant.StartAsync(await servers.CreateDatabaseAsync(), cache, servers.Messaging, RegisterHandlers);
        var messages = Messages.CreatePlaced(100);
        foreach (var chunk in messages.Chunk(10))
        {
            await publisher.StoreAsync(chunk);
            await receiver.ExecuteScalarAsync<int>("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
        await ShouldBeHandledAsync(receiver, messages.GetOrderIds());
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
    }

    [Fact]
    public async Task A_broker_outage_loses_no_message()
    {
        var (proxy, messaging) = FaultProxies.ToBroker(servers.Messaging);
        await using var proxyLifetime = proxy;
        await using var service = await Participant.StartAsync(database, cache, messaging, RegisterHandlers);
        var messages = Messages.CreatePlaced(300);
        foreach (var chunk in messages.Chunk(100))
        {
            await service.StoreAsync(chunk);
            proxy.Cut();
            proxy.Restore();
        }
        await ShouldBeHandledAsync(service, messages.GetOrderIds());
    }

    [Theory]
    [InlineData("not JSON at all", Messages.ErrorQueue)]
    [InlineData("", Messages.ErrorQueue)]
    [InlineData("""{"messageId":"0198c0de-0000-7000-8000-000000000001","messageType":["urn:message:Evolution.Contracts.Messages:OrderPlaced"],"message":{"orderId":"no id"}}""", Messages.ErrorQueue)]
    [InlineData("""{"messageId":"0198c0de-0000-7000-8000-000000000001","messageType":["urn:message:Elsewhere:Unknown"],"message":{}}""", Messages.SkippedQueue)]
    public async Task An_unreadable_message_is_moved_to_another_queue_and_the_next_one_is_handled(string body, string targetQueue)
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, RegisterHandlers);
        await broker.SendAsync(Messages.Queue, body);
        var nextMessage = Messages.CreatePlaced();
        await service.StoreAsync([nextMessage]);

        await ShouldBeHandledAsync(service, [nextMessage.OrderId]);
        await Wait.ForValueAsync("the message is moved", () => broker.CountAsync(targetQueue), count => count is 1);
        (await broker.CountAsync(Messages.Queue)).ShouldBe(0);
    }

    [Fact]
    public async Task Messages_handled_by_a_replica_that_lost_its_broker_connection_are_not_handled_by_another_replica()
    {
        var (proxy, messaging) = FaultProxies.ToBroker(servers.Messaging);
        await using var proxyLifetime = proxy;
        await using var first = await Participant.StartAsync(database, cache, messaging, RegisterHandlers);
        var release = new TaskCompletionSource();
        first.HandlerCalls.HoldTask = release.Task;
        var messages = Messages.CreatePlaced(50);
        await first.StoreAsync(messages);
        await Wait.UntilAsync("the first replica is handling messages", () => messages.Sum(message => first.HandlerCalls.GetCount(message.OrderId)) > 0);

        await using var second = await Participant.StartAsync(database, cache, servers.Messaging, RegisterHandlers);
        proxy.Cut();
        release.SetResult();
        await ShouldBeHandledAsync(second, messages.GetOrderIds());

        await Wait.UntilAsync("the broker has redelivered some messages", () => second.Log.Count("was handled before") > 0);
        await Wait.UntilAsync("the queue is empty", async () => await broker.CountAsync(Messages.Queue) is 0);
        (await second.GetHandledOrdersAsync()).ShouldBe(messages.GetOrderIds(), ignoreOrder: true);
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
        proxy.Restore();
    }

    [Fact]
    public async Task A_service_prefetches_at_most_400_messages()
    {
        const int PrefetchCount = 400;
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, RegisterHandlers);
        var release = new TaskCompletionSource();
        service.HandlerCalls.HoldTask = release.Task;
        var messages = Messages.CreatePlaced(2 * PrefetchCount);
        await service.StoreAsync(messages);
        await Wait.UntilAsync("the outbox is empty", async () => await service.CountPendingAsync() is 0);
        await Wait.ForValueAsync("the service has prefetched its maximum", () => broker.CountAsync(Messages.Queue), count => count is PrefetchCount);

        release.SetResult();
        await ShouldBeHandledAsync(service, messages.GetOrderIds());
    }

    static void RegisterHandlers(MessagingBuilder messaging) => messaging.Handle<OrderPlaced, EnterOrderHandler>();

    static async Task ShouldBeHandledAsync(Participant service, IReadOnlyCollection<Guid> orders)
    {
        await Wait.ForValueAsync("all messages are handled", async () => (await service.GetHandledOrdersAsync()).Count, count => count >= orders.Count);
        (await service.GetHandledOrdersAsync()).ShouldBe(orders, ignoreOrder: true);
    }
}
