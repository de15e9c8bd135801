using System.Diagnostics;
using Evolution.Contracts.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Messages in the outbox are published once.</summary>
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
        var (rolledBackMessage, committedMessage) = (Messages.CreatePlaced(), Messages.CreatePlaced());
        await publisher.StoreAsync([rolledBackMessage], commit: false);
        await publisher.StoreAsync([committedMessage]);
        await broker.ShouldReceiveAsync(publisher, committedMessage.OrderId);
    }

    [Fact]
    public async Task Messages_to_a_receiver_that_never_ran_are_kept()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        (await broker.CountAsync(Messages.Queue)).ShouldBeNull("the receiver's queue exists already");
        var messages = Messages.CreatePlaced(20);
        await publisher.StoreAsync(messages);
        await broker.ShouldReceiveAsync(publisher, messages.GetOrderIds());
    }

    [Fact]
    public async Task A_message_for_several_receivers_is_kept_for_each_of_them()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        var declined = new PaymentDeclined(Guid.CreateVersion7(), "No.");
        await publisher.StoreAsync([declined]);
        await Wait.UntilAsync("the outbox is empty", async () => await publisher.CountPendingAsync() is 0);
        foreach (var queue in new[] { "orders-payment-declined", "inventory-payment-declined" }) (await broker.ReceiveAsync(queue)).ShouldHaveSingleItem().OrderId.ShouldBe(declined.OrderId);
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
            await replica.StoreAsync([.. orders.Select(order => Messages.CreatePlaced($"step{step}") with { OrderId = order })]);
        }
        await Wait.UntilAsync("the outbox is empty", async () => await first.CountPendingAsync() is 0);

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
        var firstMessage = Messages.CreatePlaced();
        await publisher.StoreAsync([firstMessage]);
        await broker.ShouldReceiveAsync(publisher, firstMessage.OrderId);
        await broker.DeleteAsync(Messages.Queue);
        var (unroutableMessage, otherMessage) = (Messages.CreatePlaced(), new StockReleased(Guid.CreateVersion7(), []));
        await publisher.StoreAsync([unroutableMessage, otherMessage]);

        await Wait.UntilAsync("the other message is published", async () => await broker.CountAsync("orders-stock-released") is 1);
        await Wait.UntilAsync("the broker has returned the unroutable message", () => publisher.Log.Count($"The broker did not confirm OrderPlaced for order {unroutableMessage.OrderId}") > 0);

        // MassTransit declares the missing queue again.
        await broker.ShouldReceiveAsync(publisher, unroutableMessage.OrderId);
    }

    [Fact]
    public async Task Ten_thousand_pending_messages_are_published_once_and_in_order_for_each_order()
    {
        const int orders = 2_500, steps = 4;
        var (proxy, messaging) = FaultProxies.ToBroker(servers.Messaging);
        await using var proxyLifetime = proxy;
        proxy.Cut();
        await using var first = await Participant.StartAsync(database, cache, messaging);
        await using var second = await Participant.StartAsync(database, cache, messaging);
        var ids = Enumerable.Range(0, orders).Select(_ => Guid.CreateVersion7()).ToArray();
        for (var step = 0; step < steps; step++) await first.StoreAsync([.. ids.Select(order => Messages.CreatePlaced($"step{step}") with { OrderId = order })]);
        (await first.CountPendingAsync()).ShouldBe(orders * steps);

        proxy.Restore();
        await Wait.UntilAsync("the first messages are published", async () => await first.CountPendingAsync() < orders * steps);
        var startedAt = Stopwatch.GetTimestamp();
        await Wait.UntilAsync("the outbox is empty", async () => await first.CountPendingAsync() is 0, TimeSpan.FromSeconds(120));
        TestContext.Current.TestOutputHelper!.WriteLine($"{orders * steps} messages were published in {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0.0} s.");

        (await broker.CountAsync(Messages.Queue)).ShouldBe(orders * steps);
        var received = await broker.ReceiveAsync(Messages.Queue, orders * steps);
        received.Select(message => message.Id).ShouldBeUnique();
        var expected = Enumerable.Range(0, steps).Select(step => $"step{step}").ToArray();
        var stepsByOrder = received.GroupBy(message => message.OrderId).ToDictionary(order => order.Key, order => order.Select(message => message.Body.GetProperty("customerId").GetString()));
        stepsByOrder.Count.ShouldBe(orders);
        stepsByOrder.Values.ShouldAllBe(order => order.SequenceEqual(expected));
    }

    [Fact]
    public async Task Messages_of_an_unknown_type_are_set_aside_and_do_not_stop_others()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        var blockedMessage = Messages.CreatePlaced();
        await publisher.ExecuteScalarAsync<int>($$"""
            INSERT INTO probe.outbox (message_id, order_id, type, body)
            SELECT gen_random_uuid(), CASE WHEN n = 1 THEN '{{blockedMessage.OrderId}}'::uuid ELSE gen_random_uuid() END, 'OrderArchived', '{}' FROM generate_series(1, 700) AS n
            """);
        var otherMessage = Messages.CreatePlaced();
        await publisher.StoreAsync([blockedMessage, otherMessage]);

        await Wait.ForValueAsync("the other message is published", () => broker.CountAsync(Messages.Queue), count => count is 1);
        (await broker.ReceiveAsync(Messages.Queue)).ShouldHaveSingleItem().OrderId.ShouldBe(otherMessage.OrderId, "a later message of the same order does not overtake an unpublished one");
        await Wait.UntilAsync("the other message is removed", async () => await publisher.CountPendingAsync() is 701);
        await Wait.UntilAsync("all messages are retried", async () => await publisher.ExecuteScalarAsync<int>("SELECT count(*) FROM probe.outbox WHERE type = 'OrderArchived' AND attempts >= 2") is 700);
        var health = (await publisher.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["outbox"];
        health.Status.ShouldBe(HealthStatus.Degraded);
        health.Description!.ShouldStartWith("70");
        health.Description!.ShouldContain("messages cannot be published: OrderArchived");

        // A release that knows the type, as after the rollback is undone.
        await publisher.ExecuteScalarAsync<int>("""UPDATE probe.outbox SET type = 'PaymentDeclined', body = '{"orderId":"' || order_id || '","reason":""}', retry_at = now() WHERE type = 'OrderArchived'""");
        await broker.ShouldReceiveAsync(publisher, blockedMessage.OrderId);
        (await broker.CountAsync("orders-payment-declined")).ShouldBe(700);
        (await publisher.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["outbox"].Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Another_replica_takes_over_when_the_publishing_replica_stops()
    {
        await using var first = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var second = await Participant.StartAsync(database, cache, servers.Messaging);
        await Wait.UntilAsync("a replica has the lock", async () => await second.CountRelayLocksAsync() is 1);
        await first.DisposeAsync();
        var message = Messages.CreatePlaced();
        await second.StoreAsync([message]);
        await broker.ShouldReceiveAsync(second, message.OrderId);
    }

    [Fact]
    public async Task A_replica_that_loses_its_database_connection_resumes_publishing()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await Wait.UntilAsync("the replica has the lock", async () => await publisher.CountRelayLocksAsync() is 1);
        await publisher.ExecuteScalarAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        var message = Messages.CreatePlaced();
        await publisher.StoreAsync([message]);
        await broker.ShouldReceiveAsync(publisher, message.OrderId);
    }
}
