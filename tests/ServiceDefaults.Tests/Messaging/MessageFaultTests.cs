using System.Diagnostics;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>The lab's faults affect received messages like requests.</summary>
[Collection(BrokerCollection.Name)]
public sealed class MessageFaultTests(AllServers servers) : IAsyncLifetime
{
    Broker broker = null!;
    Participant service = null!;

    public async ValueTask InitializeAsync()
    {
        broker = await Broker.ConnectAsync(servers.Messaging);
        await broker.ResetAsync();
        service = await Participant.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), servers.Messaging,
            messaging => messaging.Handle<OrderPlaced, EnterOrderHandler>(), additionalSettings: [("Lab:Enabled", "true"), ("Lab:Token", "token-of-this-run")]);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task Messages_that_a_hanging_service_receives_are_handled_once_it_is_healed()
    {
        service.Services.GetRequiredService<FaultSwitch>().Set(new(Hang: true));
        var messages = Messages.CreatePlaced(5);
        await service.StoreAsync(messages);
        await Wait.UntilAsync("the outbox is empty", async () => await service.CountPendingAsync() is 0);
        await Wait.UntilAsync("the service has received the messages", async () => await broker.CountAsync(Messages.Queue) is 0);
        messages.Sum(message => service.HandlerCalls.GetCount(message.OrderId)).ShouldBe(0);

        service.Services.GetRequiredService<FaultSwitch>().Set(Faults.None);
        await ShouldBeHandledAsync(messages);
    }

    [Fact]
    public async Task A_latency_fault_delays_the_handling_of_each_message_once()
    {
        const int LatencyMilliseconds = 1000;
        service.Services.GetRequiredService<FaultSwitch>().Set(new(LatencyMilliseconds));
        var messages = Messages.CreatePlaced(20);
        var storedAt = Stopwatch.GetTimestamp();
        await service.StoreAsync(messages);
        await ShouldBeHandledAsync(messages);
        Stopwatch.GetElapsedTime(storedAt).ShouldBeInRange(TimeSpan.FromMilliseconds(LatencyMilliseconds), messages.Length * TimeSpan.FromMilliseconds(LatencyMilliseconds), "messages wait at the same time");
    }

    async Task ShouldBeHandledAsync(OrderPlaced[] messages)
    {
        await Wait.ForValueAsync("all messages are handled", async () => (await service.GetHandledOrdersAsync()).Count, count => count >= messages.Length);
        (await service.GetHandledOrdersAsync()).ShouldBe(messages.GetOrderIds(), ignoreOrder: true);
        (await broker.CountAsync(Messages.ErrorQueue)).GetValueOrDefault().ShouldBe(0);
    }
}
