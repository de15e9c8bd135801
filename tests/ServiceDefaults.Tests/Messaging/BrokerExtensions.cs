namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Checks which messages the broker has received.</summary>
static class BrokerExtensions
{
    /// <summary>Waits until a participant has published everything, and checks that the broker received one message for each order.</summary>
    public static async Task ShouldReceiveAsync(this Broker broker, Participant publisher, params Guid[] orders) =>
        (await ReceiveOrdersAsync(broker, publisher)).ShouldBe(orders, ignoreOrder: true);

    /// <inheritdoc cref="ShouldReceiveAsync"/>
    /// <remarks>A connection that breaks between a message and its confirmation may deliver the message twice; the inbox removes duplicates.</remarks>
    public static async Task ShouldReceiveAtLeastOnceAsync(this Broker broker, Participant publisher, params Guid[] orders) =>
        (await ReceiveOrdersAsync(broker, publisher)).Distinct().ShouldBe(orders, ignoreOrder: true);

    static async Task<IEnumerable<Guid>> ReceiveOrdersAsync(Broker broker, Participant publisher)
    {
        await Wait.UntilAsync("the outbox is empty", async () => await publisher.CountPendingAsync() is 0);
        return (await broker.ReceiveAsync(Messages.Queue)).Select(message => message.OrderId);
    }
}
