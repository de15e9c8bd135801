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
    public async Task Every_message_has_its_effect_once()
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        var placed = Messages.Placed(500);
        await service.StoreAsync(placed);
        await ShouldHaveEffectAsync(service, placed.Orders());
    }

    [Fact]
    public async Task Messages_published_before_the_receiver_first_starts_are_handled_once_it_runs()
    {
        var placed = Messages.Placed(20);
        await using (var publisher = await Participant.StartAsync(database, cache, servers.Messaging))
        {
            await publisher.StoreAsync(placed);
            await Wait.UntilAsync("the outbox is empty", async () => await publisher.PendingCountAsync() is 0);
        }
        await using var receiver = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        await ShouldHaveEffectAsync(receiver, placed.Orders());
    }

    [Fact]
    public async Task A_poison_message_goes_to_the_error_queue_and_does_not_affect_others()
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        var (before, poison, after) = (Messages.Placed(20), Messages.Placed(EnterOrder.Poison), Messages.Placed(20));
        await service.StoreAsync([.. before, poison, .. after]);
        await ShouldHaveEffectAsync(service, [.. before.Orders(), .. after.Orders()]);

        await Wait.UntilAsync("the message is in the error queue", async () => await broker.CountAsync(Messages.ErrorQueue) is 1);
        (await broker.ReceiveAsync(Messages.ErrorQueue)).ShouldHaveSingleItem().OrderId.ShouldBe(poison.OrderId);
        service.Effects.CallsFor(poison.OrderId).ShouldBeInRange(2, 8, "retried a limited number of times");
        foreach (var valid in before.Concat(after)) service.Effects.CallsFor(valid.OrderId).ShouldBeInRange(1, 2, "once in the failed batch, and once on its own");
        (await broker.CountAsync(Messages.Queue)).ShouldBe(0);
        (await service.EffectsAsync()).ShouldNotContain(poison.OrderId);
    }

    [Fact]
    public async Task Messages_wait_during_a_database_outage_and_are_handled_afterwards()
    {
        var (wire, receiverDatabase) = Wires.ToDatabase(await servers.CreateDatabaseAsync());
        await using var wireLifetime = wire;
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var receiver = await Participant.StartAsync(receiverDatabase, cache, servers.Messaging, Handlers);

        wire.Cut();
        var placed = Messages.Placed(5);
        await publisher.StoreAsync(placed);

        // More polls than the retries of a poison message.
        await Wait.UntilAsync("the receiver waits for its database", () => receiver.Log.Count("the database is unavailable") > 12);
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);

        wire.Restore();
        await ShouldHaveEffectAsync(receiver, placed.Orders());
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
    }

    [Fact]
    public async Task Terminated_database_connections_lose_no_message()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var receiver = await Participant.StartAsync(await servers.CreateDatabaseAsync(), cache, servers.Messaging, Handlers);
        var placed = Messages.Placed(100);
        foreach (var chunk in placed.Chunk(10))
        {
            await publisher.StoreAsync(chunk);
            await receiver.ScalarAsync<int>("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
        await ShouldHaveEffectAsync(receiver, placed.Orders());
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
    }

    [Fact]
    public async Task A_broker_outage_loses_no_message()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var wireLifetime = wire;
        await using var service = await Participant.StartAsync(database, cache, messaging, Handlers);
        var placed = Messages.Placed(300);
        foreach (var chunk in placed.Chunk(100))
        {
            await service.StoreAsync(chunk);
            wire.Cut();
            wire.Restore();
        }
        await ShouldHaveEffectAsync(service, placed.Orders());
    }

    [Theory]
    [InlineData("not JSON at all", Messages.ErrorQueue)]
    [InlineData("", Messages.ErrorQueue)]
    [InlineData("""{"messageId":"0198c0de-0000-7000-8000-000000000001","messageType":["urn:message:Evolution.Contracts.Messages:OrderPlaced"],"message":{"orderId":"no id"}}""", Messages.ErrorQueue)]
    [InlineData("""{"messageId":"0198c0de-0000-7000-8000-000000000001","messageType":["urn:message:Elsewhere:Unknown"],"message":{}}""", Messages.SkippedQueue)]
    public async Task An_unreadable_message_is_moved_aside_and_the_next_one_is_handled(string body, string targetQueue)
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        await broker.SendAsync(Messages.Queue, body);
        var next = Messages.Placed();
        await service.StoreAsync([next]);

        await ShouldHaveEffectAsync(service, [next.OrderId]);
        await Wait.ForValueAsync("the message is moved aside", () => broker.CountAsync(targetQueue), count => count is 1);
        (await broker.CountAsync(Messages.Queue)).ShouldBe(0);
    }

    [Fact]
    public async Task Messages_handled_by_a_replica_that_lost_its_broker_have_no_effect_at_another_replica()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var wireLifetime = wire;
        await using var first = await Participant.StartAsync(database, cache, messaging, Handlers);
        var release = new TaskCompletionSource();
        first.Effects.Hold = release.Task;
        var placed = Messages.Placed(50);
        await first.StoreAsync(placed);
        await Wait.UntilAsync("the first replica is handling messages", () => placed.Sum(message => first.Effects.CallsFor(message.OrderId)) > 0);

        await using var second = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        wire.Cut();
        release.SetResult();
        await ShouldHaveEffectAsync(second, placed.Orders());

        await Wait.UntilAsync("the broker has redelivered some messages", () => second.Log.Count("was handled before") > 0);
        await Wait.UntilAsync("the queue is empty", async () => await broker.CountAsync(Messages.Queue) is 0);
        (await second.EffectsAsync()).ShouldBe(placed.Orders(), ignoreOrder: true);
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
        wire.Restore();
    }

    [Fact]
    public async Task A_service_prefetches_at_most_400_messages()
    {
        const int PrefetchCount = 400;
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        var release = new TaskCompletionSource();
        service.Effects.Hold = release.Task;
        var placed = Messages.Placed(2 * PrefetchCount);
        await service.StoreAsync(placed);
        await Wait.UntilAsync("the outbox is empty", async () => await service.PendingCountAsync() is 0);
        await Wait.ForValueAsync("the service has prefetched its maximum", () => broker.CountAsync(Messages.Queue), waiting => waiting is PrefetchCount);

        release.SetResult();
        await ShouldHaveEffectAsync(service, placed.Orders());
    }

    static void Handlers(MessagingBuilder messages) => messages.Handle<OrderPlaced, EnterOrder>();

    static async Task ShouldHaveEffectAsync(Participant service, IReadOnlyCollection<Guid> orders)
    {
        await Wait.ForValueAsync("all messages have their effect", async () => (await service.EffectsAsync()).Count, count => count >= orders.Count);
        (await service.EffectsAsync()).ShouldBe(orders, ignoreOrder: true);
    }
}
