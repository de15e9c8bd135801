using System.Diagnostics;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>What is stored is published, once.</summary>
[Collection(BrokerCollection.Name)]
public sealed class OutboxTests(AllServers servers) : IAsyncLifetime
{
    Broker broker = null!;
    string database = "", cache = "";

    public async ValueTask InitializeAsync()
    {
        broker = await Broker.ConnectAsync(servers.Messaging);
        await broker.ForgetAsync();
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
    public async Task Nothing_is_lost_on_a_receiver_that_has_never_run()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        (await broker.CountAsync(Messages.Queue)).ShouldBeNull("the receiver's queue is there already");
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
        await Eventually.HoldsAsync("the outbox is empty", async () => await publisher.WaitingAsync() is 0);
        foreach (var queue in new[] { "orders-payment-declined", "inventory-payment-declined" }) (await broker.TakeAsync(queue)).ShouldHaveSingleItem().OrderId.ShouldBe(declined.OrderId);
    }

    [Fact]
    public async Task What_is_stored_while_the_broker_is_away_is_published_when_it_comes()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var laid = wire;
        wire.Cut();
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var placed = Messages.Placed(3);
        await publisher.StoreAsync(placed);
        (await publisher.WaitingAsync()).ShouldBe(3);

        wire.Mend();
        await ShouldArriveAsync(publisher, placed.Orders());
    }

    [Fact]
    public async Task A_confirmation_that_never_comes_holds_nothing_up_for_ever()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var laid = wire;
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var before = Messages.Placed();
        await publisher.StoreAsync([before]);
        await ShouldArriveAsync(publisher, before.OrderId);

        wire.LoseAnswers();
        var unconfirmed = Messages.Placed();
        await publisher.StoreAsync([unconfirmed]);
        await Eventually.HoldsAsync("the broker's confirmation is lost", () => wire.Lost > 0);
        wire.Mend();

        await ShouldArriveAtLeastOnceAsync(publisher, [unconfirmed.OrderId]);
    }

    [Fact]
    public async Task What_is_stored_while_the_broker_is_cut_off_is_published_afterwards()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var laid = wire;
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var before = Messages.Placed();
        await publisher.StoreAsync([before]);
        await ShouldArriveAsync(publisher, before.OrderId);

        wire.Cut();
        var meanwhile = Messages.Placed(20);
        await publisher.StoreAsync(meanwhile);
        wire.Mend();
        await ShouldArriveAtLeastOnceAsync(publisher, meanwhile.Orders());
    }

    [Fact]
    public async Task Two_replicas_publish_each_message_once_and_those_of_an_order_in_their_order()
    {
        await using var first = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var second = await Participant.StartAsync(database, cache, servers.Messaging);
        var orders = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToArray();
        for (var step = 0; step < 10; step++)
        {
            var replica = step % 2 is 0 ? first : second;
            await replica.StoreAsync([.. orders.Select(order => Messages.Placed($"step{step}") with { OrderId = order })]);
        }
        await Eventually.HoldsAsync("the outbox is empty", async () => await first.WaitingAsync() is 0);

        var taken = await broker.TakeAsync(Messages.Queue);
        taken.Count.ShouldBe(100);
        taken.Select(message => message.Id).ShouldBeUnique();
        foreach (var order in taken.GroupBy(message => message.OrderId))
        {
            order.Select(message => message.Body.GetProperty("customerId").GetString()).ShouldBe(Enumerable.Range(0, 10).Select(step => $"step{step}"));
        }
    }

    [Fact]
    public async Task A_message_that_no_queue_takes_comes_back_and_is_kept_until_one_does_and_holds_no_other_up()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        var before = Messages.Placed();
        await publisher.StoreAsync([before]);
        await ShouldArriveAsync(publisher, before.OrderId);
        await broker.DeleteAsync(Messages.Queue);
        var (untaken, other) = (Messages.Placed(), new Contracts.Messages.StockReleased(Guid.CreateVersion7(), []));
        await publisher.StoreAsync([untaken, other]);

        await Eventually.HoldsAsync("the other one is published", async () => await broker.CountAsync("orders-stock-released") is 1);
        await Eventually.HoldsAsync("the broker has given the first one back", () => publisher.Log.Count($"OrderPlaced of order {untaken.OrderId} was not confirmed") > 0);

        // MassTransit declares the queue anew when it is missed.
        await ShouldArriveAsync(publisher, untaken.OrderId);
    }

    [Fact]
    public async Task Ten_thousand_messages_that_waited_go_out_once_each_and_those_of_an_order_in_their_order()
    {
        const int orders = 2_500, steps = 4;
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var laid = wire;
        wire.Cut();
        await using var first = await Participant.StartAsync(database, cache, messaging);
        await using var second = await Participant.StartAsync(database, cache, messaging);
        var ids = Enumerable.Range(0, orders).Select(_ => Guid.CreateVersion7()).ToArray();
        for (var step = 0; step < steps; step++) await first.StoreAsync([.. ids.Select(order => Messages.Placed($"step{step}") with { OrderId = order })]);
        (await first.WaitingAsync()).ShouldBe(orders * steps);

        wire.Mend();
        await Eventually.HoldsAsync("the first ones are out", async () => await first.WaitingAsync() < orders * steps);
        var begun = Stopwatch.GetTimestamp();
        await Eventually.HoldsAsync("the outbox is empty", async () => await first.WaitingAsync() is 0, TimeSpan.FromSeconds(120));
        TestContext.Current.TestOutputHelper!.WriteLine($"{orders * steps} messages went out in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s.");

        (await broker.CountAsync(Messages.Queue)).ShouldBe(orders * steps);
        var taken = await broker.TakeAsync(Messages.Queue, orders * steps);
        taken.Select(message => message.Id).ShouldBeUnique();
        var expected = Enumerable.Range(0, steps).Select(step => $"step{step}").ToArray();
        var arrived = taken.GroupBy(message => message.OrderId).ToDictionary(order => order.Key, order => order.Select(message => message.Body.GetProperty("customerId").GetString()));
        arrived.Count.ShouldBe(orders);
        arrived.Values.ShouldAllBe(order => order.SequenceEqual(expected));
    }

    [Fact]
    public async Task While_the_broker_is_away_the_messages_are_in_the_database_only_however_many_and_however_long()
    {
        const int count = 40_000;
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var laid = wire;
        await using var publisher = await Participant.StartAsync(database, cache, messaging);
        var before = Messages.Placed();
        await publisher.StoreAsync([before]);
        await ShouldArriveAsync(publisher, before.OrderId);
        wire.Cut();
        await publisher.StoreAsync([Messages.Placed()]);
        await Eventually.HoldsAsync("the relay and the bus have missed the broker", () => publisher.Log.Count("The outbox is interrupted") > 0 && publisher.Log.Count("Connection Failed") > 0, TimeSpan.FromSeconds(60));
        var (read, held) = (await ReadAsync(publisher), GC.GetTotalMemory(forceFullCollection: true));

        await publisher.ScalarAsync<int>($$"""
            INSERT INTO probe.outbox (message_id, order_id, type, body)
            SELECT gen_random_uuid(), gen_random_uuid(), 'PaymentDeclined', '{"orderId":"' || gen_random_uuid() || '","reason":"' || repeat('x', 1000) || '"}' FROM generate_series(1, {{count}})
            """);
        var missed = publisher.Log.Count("Connection Failed");
        await Eventually.HoldsAsync("the bus has tried again", () => publisher.Log.Count("Connection Failed") > missed + 1, TimeSpan.FromSeconds(60));

        // What it has not read it cannot hold: as long as there is no broker it does not even look, so that time changes nothing.
        (await ReadAsync(publisher) - read).ShouldBeLessThan(100);
        (GC.GetTotalMemory(forceFullCollection: true) - held).ShouldBeLessThan(count * 1000, "half of what the messages would take");
        (await publisher.WaitingAsync()).ShouldBe(count + 1);
    }

    [Fact]
    public async Task When_the_replica_that_publishes_dies_another_one_takes_over()
    {
        await using var first = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var second = await Participant.StartAsync(database, cache, servers.Messaging);
        await Eventually.HoldsAsync("a replica has the lock", async () => await second.ScalarAsync<int>(Locks) is 1);
        await first.DisposeAsync();
        var placed = Messages.Placed();
        await second.StoreAsync([placed]);
        await ShouldArriveAsync(second, placed.OrderId);
    }

    [Fact]
    public async Task A_replica_that_loses_its_connection_publishes_again_afterwards()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await Eventually.HoldsAsync("the replica has the lock", async () => await publisher.ScalarAsync<int>(Locks) is 1);
        await publisher.ScalarAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        var placed = Messages.Placed();
        await publisher.StoreAsync([placed]);
        await ShouldArriveAsync(publisher, placed.OrderId);
    }

    const string Locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    async Task ShouldArriveAsync(Participant publisher, params Guid[] orders)
    {
        await Eventually.HoldsAsync("the outbox is empty", async () => await publisher.WaitingAsync() is 0);
        (await broker.TakeAsync(Messages.Queue)).Select(message => message.OrderId).ShouldBe(orders, ignoreOrder: true);
    }

    // A connection that breaks between a message and its confirmation may bring the message twice: that is what the inbox is for.
    async Task ShouldArriveAtLeastOnceAsync(Participant publisher, params Guid[] orders)
    {
        await Eventually.HoldsAsync("the outbox is empty", async () => await publisher.WaitingAsync() is 0);
        (await broker.TakeAsync(Messages.Queue)).Select(message => message.OrderId).Distinct().ShouldBe(orders, ignoreOrder: true);
    }

    /// <summary>How many messages were ever read from the outbox, whichever way.</summary>
    static Task<long> ReadAsync(Participant publisher) =>
        publisher.ScalarAsync<long>("SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE schemaname = 'probe' AND relname = 'outbox'");
}
