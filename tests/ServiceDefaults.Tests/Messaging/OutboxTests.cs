using System.Diagnostics;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>The messages stored in the outbox are published once.</summary>
[Collection(BrokerCollection.Name)]
public sealed class OutboxTests(AllServers servers) : IAsyncLifetime
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
    public async Task A_message_is_published_only_if_its_transaction_commits()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        var (rolledBack, committed) = (Messages.Placed(), Messages.Placed());
        await publisher.StoreAsync([rolledBack], commit: false);
        await publisher.StoreAsync([committed]);
        await ShouldArriveAsync(publisher, committed.OrderId);
    }

    [Fact]
    public async Task Messages_to_a_receiver_that_never_ran_are_kept()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        (await broker.CountAsync(Messages.Queue)).ShouldBeNull("the receiver's queue exists already");
        var placed = Messages.Placed(20);
        await publisher.StoreAsync(placed);
        await ShouldArriveAsync(publisher, placed.Orders());
    }

    [Fact]
    public async Task A_message_for_several_receivers_waits_for_each_of_them()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        var declined = new Contracts.Messages.PaymentDeclined(Guid.CreateVersion7(), "No.");
        await publisher.StoreAsync([declined]);
        await Wait.UntilAsync("the outbox is empty", async () => await publisher.PendingCountAsync() is 0);
        foreach (var queue in new[] { "orders-payment-declined", "inventory-payment-declined" }) (await broker.ReceiveAsync(queue)).ShouldHaveSingleItem().OrderId.ShouldBe(declined.OrderId);
    }

    [Fact]
    public async Task Messages_stored_before_the_broker_starts_are_published_once_it_runs()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var wireLifetime = wire;
        wire.Cut();
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var placed = Messages.Placed(3);
        await publisher.StoreAsync(placed);
        (await publisher.PendingCountAsync()).ShouldBe(3);

        wire.Restore();
        await ShouldArriveAsync(publisher, placed.Orders());
    }

    [Fact]
    public async Task A_lost_confirmation_does_not_block_publishing()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var wireLifetime = wire;
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var before = Messages.Placed();
        await publisher.StoreAsync([before]);
        await ShouldArriveAsync(publisher, before.OrderId);

        wire.DropResponses();
        var unconfirmed = Messages.Placed();
        await publisher.StoreAsync([unconfirmed]);
        await Wait.UntilAsync("the broker's confirmation is lost", () => wire.DroppedBytes > 0);
        wire.Restore();

        await ShouldArriveAtLeastOnceAsync(publisher, [unconfirmed.OrderId]);
    }

    [Fact]
    public async Task Messages_stored_during_a_broker_outage_are_published_afterwards()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var wireLifetime = wire;
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var before = Messages.Placed();
        await publisher.StoreAsync([before]);
        await ShouldArriveAsync(publisher, before.OrderId);

        wire.Cut();
        var duringOutage = Messages.Placed(20);
        await publisher.StoreAsync(duringOutage);
        wire.Restore();
        await ShouldArriveAtLeastOnceAsync(publisher, duringOutage.Orders());
    }

    [Fact]
    public async Task Two_replicas_publish_each_message_once_and_in_order_for_each_order()
    {
        await using var first = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var second = await Participant.StartAsync(database, cache, servers.Messaging);
        var orders = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToArray();
        for (var step = 0; step < 10; step++)
        {
            var replica = step % 2 is 0 ? first : second;
            await replica.StoreAsync([.. orders.Select(order => Messages.Placed($"step{step}") with { OrderId = order })]);
        }
        await Wait.UntilAsync("the outbox is empty", async () => await first.PendingCountAsync() is 0);

        var received = await broker.ReceiveAsync(Messages.Queue);
        received.Count.ShouldBe(100);
        received.Select(message => message.Id).ShouldBeUnique();
        foreach (var order in received.GroupBy(message => message.OrderId))
        {
            order.Select(message => message.Body.GetProperty("customerId").GetString()).ShouldBe(Enumerable.Range(0, 10).Select(step => $"step{step}"));
        }
    }

    [Fact]
    public async Task An_unroutable_message_is_kept_until_its_queue_exists_and_does_not_block_others()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        var before = Messages.Placed();
        await publisher.StoreAsync([before]);
        await ShouldArriveAsync(publisher, before.OrderId);
        await broker.DeleteAsync(Messages.Queue);
        var (unroutable, other) = (Messages.Placed(), new Contracts.Messages.StockReleased(Guid.CreateVersion7(), []));
        await publisher.StoreAsync([unroutable, other]);

        await Wait.UntilAsync("the other message is published", async () => await broker.CountAsync("orders-stock-released") is 1);
        await Wait.UntilAsync("the broker has returned the unroutable message", () => publisher.Log.Count($"The broker did not confirm OrderPlaced for order {unroutable.OrderId}") > 0);

        // MassTransit declares the missing queue again.
        await ShouldArriveAsync(publisher, unroutable.OrderId);
    }

    [Fact]
    public async Task Ten_thousand_pending_messages_are_published_once_and_in_order_for_each_order()
    {
        const int orders = 2_500, steps = 4;
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var wireLifetime = wire;
        wire.Cut();
        await using var first = await Participant.StartAsync(database, cache, messaging);
        await using var second = await Participant.StartAsync(database, cache, messaging);
        var ids = Enumerable.Range(0, orders).Select(_ => Guid.CreateVersion7()).ToArray();
        for (var step = 0; step < steps; step++) await first.StoreAsync([.. ids.Select(order => Messages.Placed($"step{step}") with { OrderId = order })]);
        (await first.PendingCountAsync()).ShouldBe(orders * steps);

        wire.Restore();
        await Wait.UntilAsync("the first messages are published", async () => await first.PendingCountAsync() < orders * steps);
        var startedAt = Stopwatch.GetTimestamp();
        await Wait.UntilAsync("the outbox is empty", async () => await first.PendingCountAsync() is 0, TimeSpan.FromSeconds(120));
        TestContext.Current.TestOutputHelper!.WriteLine($"{orders * steps} messages were published in {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0.0} s.");

        (await broker.CountAsync(Messages.Queue)).ShouldBe(orders * steps);
        var received = await broker.ReceiveAsync(Messages.Queue, orders * steps);
        received.Select(message => message.Id).ShouldBeUnique();
        var expected = Enumerable.Range(0, steps).Select(step => $"step{step}").ToArray();
        var arrived = received.GroupBy(message => message.OrderId).ToDictionary(order => order.Key, order => order.Select(message => message.Body.GetProperty("customerId").GetString()));
        arrived.Count.ShouldBe(orders);
        arrived.Values.ShouldAllBe(order => order.SequenceEqual(expected));
    }

    [Fact]
    public async Task During_a_broker_outage_messages_are_kept_in_the_database_and_not_in_memory()
    {
        const int count = 40_000;
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var wireLifetime = wire;
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var before = Messages.Placed();
        await publisher.StoreAsync([before]);
        await ShouldArriveAsync(publisher, before.OrderId);
        wire.Cut();
        await publisher.StoreAsync([Messages.Placed()]);
        await Wait.UntilAsync("the relay and the bus have noticed the outage", () => publisher.Log.Count("The outbox relay was interrupted") > 0 && publisher.Log.Count("Connection Failed") > 0, TimeSpan.FromSeconds(60));
        var (readBefore, memoryBefore) = (await ReadCountAsync(publisher), GC.GetTotalMemory(forceFullCollection: true));

        await publisher.ScalarAsync<int>($$"""
            INSERT INTO probe.outbox (message_id, order_id, type, body)
            SELECT gen_random_uuid(), gen_random_uuid(), 'PaymentDeclined', '{"orderId":"' || gen_random_uuid() || '","reason":"' || repeat('x', 1000) || '"}' FROM generate_series(1, {{count}})
            """);
        var failureCount = publisher.Log.Count("Connection Failed");
        await Wait.UntilAsync("the bus has retried", () => publisher.Log.Count("Connection Failed") > failureCount + 1, TimeSpan.FromSeconds(60));

        // Messages that were not read are not in memory: the outbox is not polled without a broker, regardless of the length of the outage.
        (await ReadCountAsync(publisher) - readBefore).ShouldBeLessThan(100);
        (GC.GetTotalMemory(forceFullCollection: true) - memoryBefore).ShouldBeLessThan(count * 1000, "half of the size of the messages");
        (await publisher.PendingCountAsync()).ShouldBe(count + 1);
    }

    [Fact]
    public async Task Another_replica_takes_over_when_the_publishing_one_dies()
    {
        await using var first = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var second = await Participant.StartAsync(database, cache, servers.Messaging);
        await Wait.UntilAsync("a replica has the lock", async () => await second.ScalarAsync<int>(Locks) is 1);
        await first.DisposeAsync();
        var placed = Messages.Placed();
        await second.StoreAsync([placed]);
        await ShouldArriveAsync(second, placed.OrderId);
    }

    [Fact]
    public async Task A_replica_that_loses_its_database_connection_resumes_publishing()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await Wait.UntilAsync("the replica has the lock", async () => await publisher.ScalarAsync<int>(Locks) is 1);
        await publisher.ScalarAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        var placed = Messages.Placed();
        await publisher.StoreAsync([placed]);
        await ShouldArriveAsync(publisher, placed.OrderId);
    }

    const string Locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    async Task ShouldArriveAsync(Participant publisher, params Guid[] orders)
    {
        await Wait.UntilAsync("the outbox is empty", async () => await publisher.PendingCountAsync() is 0);
        (await broker.ReceiveAsync(Messages.Queue)).Select(message => message.OrderId).ShouldBe(orders, ignoreOrder: true);
    }

    // A connection that breaks between a message and its confirmation may deliver the message twice; the inbox removes duplicates.
    async Task ShouldArriveAtLeastOnceAsync(Participant publisher, params Guid[] orders)
    {
        await Wait.UntilAsync("the outbox is empty", async () => await publisher.PendingCountAsync() is 0);
        (await broker.ReceiveAsync(Messages.Queue)).Select(message => message.OrderId).Distinct().ShouldBe(orders, ignoreOrder: true);
    }

    /// <summary>The total number of rows read from the outbox.</summary>
    static Task<long> ReadCountAsync(Participant publisher) =>
        publisher.ScalarAsync<long>("SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE schemaname = 'probe' AND relname = 'outbox'");
}
