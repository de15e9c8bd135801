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

    static void Handlers(MessagingBuilder messages) => messages.Handle<OrderPlaced, EnterOrder>();

    static async Task ShouldHaveEffectAsync(Participant service, IReadOnlyCollection<Guid> orders)
    {
        await Eventually.BecomesAsync("all messages have their effect", async () => (await service.EffectsAsync()).Count, count => count >= orders.Count);
        (await service.EffectsAsync()).ShouldBe(orders, ignoreOrder: true);
    }
}
