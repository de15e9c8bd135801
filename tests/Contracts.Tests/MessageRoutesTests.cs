using Evolution.Contracts.Messages;

namespace Evolution.Contracts.Tests;

public sealed class MessageRoutesTests
{
    static readonly string[] Services = ["orders", "inventory", "payments"];

    public static TheoryData<Type> MessageTypes => [.. typeof(IOrderMessage).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IOrderMessage)))];

    [Fact]
    public void Every_message_type_has_routes() => MessageTypes.Count.ShouldBe(MessageRoutes.Messages.Count);

    [Theory]
    [MemberData(nameof(MessageTypes))]
    public void Every_message_is_routed_to_known_services(Type message)
    {
        var queues = MessageRoutes.QueuesOf(message);
        queues.ShouldNotBeEmpty();
        queues.ShouldAllBe(queue => Services.Contains(queue.Split('-', 2)[0]));
        queues.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(MessageTypes))]
    public void Every_message_has_generated_JSON_metadata(Type message) => ContractsJson.Default.GetTypeInfo(message).ShouldNotBeNull();

    [Fact]
    public void A_queue_is_named_after_its_service_and_message() =>
        MessageRoutes.QueuesOf(typeof(PaymentDeclined)).ShouldBe(["orders-payment-declined", "inventory-payment-declined"]);

    [Fact]
    public void No_queue_belongs_to_two_messages() =>
        MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf).ShouldBeUnique();
}
