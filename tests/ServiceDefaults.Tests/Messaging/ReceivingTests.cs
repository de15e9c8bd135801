using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>What is published is handled, once, whatever happens on the way.</summary>
[Collection(BrokerCollection.Name)]
public sealed class ReceivingTests(AllServers servers) : IAsyncLifetime
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
    public async Task Every_message_has_its_effect_once()
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        var placed = Messages.Placed(500);
        await service.StoreAsync(placed);
        await ShouldHaveEffectAsync(service, placed.Orders());
    }

    [Fact]
    public async Task What_was_published_before_the_receiver_ever_ran_is_handled_when_it_does()
    {
        var placed = Messages.Placed(20);
        await using (var publisher = await Participant.StartAsync(database, cache, servers.Messaging))
        {
            await publisher.StoreAsync(placed);
            await Eventually.HoldsAsync("the outbox is empty", async () => await publisher.WaitingAsync() is 0);
        }
        await using var receiver = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        await ShouldHaveEffectAsync(receiver, placed.Orders());
    }

    [Fact]
    public async Task A_message_that_cannot_be_handled_goes_to_the_error_queue_and_spoils_no_other()
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        var (before, poison, after) = (Messages.Placed(20), Messages.Placed(EnterOrder.Poison), Messages.Placed(20));
        await service.StoreAsync([.. before, poison, .. after]);
        await ShouldHaveEffectAsync(service, [.. before.Orders(), .. after.Orders()]);

        await Eventually.HoldsAsync("the message is in the error queue", async () => await broker.CountAsync(Messages.ErrorQueue) is 1);
        (await broker.TakeAsync(Messages.ErrorQueue)).ShouldHaveSingleItem().OrderId.ShouldBe(poison.OrderId);
        service.Effects.CallsFor(poison.OrderId).ShouldBeInRange(2, 8, "tried again, but not for ever");
        foreach (var good in before.Concat(after)) service.Effects.CallsFor(good.OrderId).ShouldBeInRange(1, 2, "together with the poison and, where that failed, once more by itself");
        (await broker.CountAsync(Messages.Queue)).ShouldBe(0);
        (await service.EffectsAsync()).ShouldNotContain(poison.OrderId);
    }

    [Fact]
    public async Task While_the_database_is_away_messages_wait_however_long_and_are_handled_when_it_comes_back()
    {
        var (wire, wired) = Wires.ToDatabase(await servers.CreateDatabaseAsync());
        await using var laid = wire;
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var receiver = await Participant.StartAsync(wired, cache, servers.Messaging, Handlers);

        wire.Cut();
        var placed = Messages.Placed(5);
        await publisher.StoreAsync(placed);

        // More looks than the retries of a message that cannot be handled would take.
        await Eventually.HoldsAsync("the receiver waits for its database", () => receiver.Log.Count("wait for the database") > 12);
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);

        wire.Mend();
        await ShouldHaveEffectAsync(receiver, placed.Orders());
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
    }

    [Fact]
    public async Task A_database_that_shuts_down_loses_no_message()
    {
        await using var publisher = await Participant.StartAsync(database, cache, servers.Messaging);
        await using var receiver = await Participant.StartAsync(await servers.CreateDatabaseAsync(), cache, servers.Messaging, Handlers);
        var placed = Messages.Placed(100);
        foreach (var some in placed.Chunk(10))
        {
            await publisher.StoreAsync(some);
            await receiver.ScalarAsync<int>("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
        await ShouldHaveEffectAsync(receiver, placed.Orders());
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
    }

    [Fact]
    public async Task A_broker_that_is_cut_off_loses_no_message()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var laid = wire;
        await using var service = await Participant.StartAsync(database, cache, messaging, Handlers);
        var placed = Messages.Placed(300);
        foreach (var some in placed.Chunk(100))
        {
            await service.StoreAsync(some);
            wire.Cut();
            wire.Mend();
        }
        await ShouldHaveEffectAsync(service, placed.Orders());
    }

    [Theory]
    [InlineData("not JSON at all", Messages.ErrorQueue)]
    [InlineData("", Messages.ErrorQueue)]
    [InlineData("""{"messageId":"0198c0de-0000-7000-8000-000000000001","messageType":["urn:message:Evolution.Contracts.Messages:OrderPlaced"],"message":{"orderId":"no id"}}""", Messages.ErrorQueue)]
    [InlineData("""{"messageId":"0198c0de-0000-7000-8000-000000000001","messageType":["urn:message:Elsewhere:Unknown"],"message":{}}""", Messages.SkippedQueue)]
    public async Task A_message_that_cannot_be_read_is_put_aside_and_the_next_one_is_handled(string body, string aside)
    {
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        await broker.PutAsync(Messages.Queue, body);
        var next = Messages.Placed();
        await service.StoreAsync([next]);

        await ShouldHaveEffectAsync(service, [next.OrderId]);
        await Eventually.BecomesAsync("the message is put aside", () => broker.CountAsync(aside), count => count is 1);
        (await broker.CountAsync(Messages.Queue)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_replica_had_handled_when_it_lost_its_broker_has_no_effect_at_the_other_one()
    {
        var (wire, messaging) = Wires.ToBroker(servers.Messaging);
        await using var laid = wire;
        await using var first = await Participant.StartAsync(database, cache, messaging, Handlers);
        var held = new TaskCompletionSource();
        first.Effects.Hold = held.Task;
        var placed = Messages.Placed(50);
        await first.StoreAsync(placed);
        await Eventually.HoldsAsync("the first replica has them in its hands", () => placed.Sum(message => first.Effects.CallsFor(message.OrderId)) > 0);

        await using var second = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        wire.Cut();
        held.SetResult();
        await ShouldHaveEffectAsync(second, placed.Orders());

        await Eventually.HoldsAsync("the broker has delivered some of them again", () => second.Log.Count("was handled before") > 0);
        await Eventually.HoldsAsync("no message waits any more", async () => await broker.CountAsync(Messages.Queue) is 0);
        (await second.EffectsAsync()).ShouldBe(placed.Orders(), ignoreOrder: true);
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
        wire.Mend();
    }

    [Fact]
    public async Task A_service_has_400_messages_in_its_hands_at_most_and_the_broker_keeps_the_others()
    {
        const int MaxWaiting = 400;
        await using var service = await Participant.StartAsync(database, cache, servers.Messaging, Handlers);
        var held = new TaskCompletionSource();
        service.Effects.Hold = held.Task;
        var placed = Messages.Placed(2 * MaxWaiting);
        await service.StoreAsync(placed);
        await Eventually.HoldsAsync("the outbox is empty", async () => await service.WaitingAsync() is 0);
        await Eventually.BecomesAsync("the service has all that it takes", () => broker.CountAsync(Messages.Queue), waiting => waiting is MaxWaiting);

        held.SetResult();
        await ShouldHaveEffectAsync(service, placed.Orders());
    }

    static void Handlers(MessagingBuilder messages) => messages.Handle<OrderPlaced, EnterOrder>();

    static async Task ShouldHaveEffectAsync(Participant service, IReadOnlyCollection<Guid> orders)
    {
        await Eventually.BecomesAsync("all messages have their effect", async () => (await service.EffectsAsync()).Count, count => count >= orders.Count);
        (await service.EffectsAsync()).ShouldBe(orders, ignoreOrder: true);
    }
}
