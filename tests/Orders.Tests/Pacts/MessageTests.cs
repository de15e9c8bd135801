using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;
using MassTransit.Serialization;

namespace Evolution.Orders.Tests.Pacts;

/// <summary>Orders publishes the messages that its consumers expect, handles the messages in its own pacts, and requires every field in them.</summary>
[Collection(BrokerCollection.Name)]
public sealed class MessageTests(OrdersFixture orders) : IClassFixture<OrdersFixture>
{
    static readonly Guid PendingOrder = Guid.Parse("01890a5d-ac96-774b-bcce-b30200000099");

    public static TheoryData<ConsumerExpectation<Message>> PublishedMessages => [.. ConsumerExpectations.GetMessages(pact => pact.Provider.Name is "orders")];

    public static TheoryData<ConsumerExpectation<Message>> HandledMessages => [.. ConsumerExpectations.GetMessages(pact => pact.Consumer.Name is "orders")];

    [Theory]
    [MemberData(nameof(PublishedMessages))]
    public async Task Published_messages_satisfy_their_consumers(ConsumerExpectation<Message> expected)
    {
        var state = expected.Item.ProviderStates.Single();
        state.Name.ShouldBe("an order is placed", $"Orders has no provider state '{state.Name}'.");
        var parameters = state.Params!;
        var request = new PlaceOrder((string)parameters["customerId"]!, (string)parameters["card"]!, [new((int)parameters["productId"]!, (int)parameters["quantity"]!)]);
        (await orders.Http.PostAsJsonAsync("/orders", request, ContractsJson.Default.PlaceOrder)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        await using var broker = await Broker.ConnectAsync(orders.Messaging);
        var queue = MessageRoutes.Queue(expected.Pact.Consumer.Name, MessageRoutes.Messages.Single(message => message.Name == expected.Item.MetaData.MessageType));
        await Wait.UntilAsync($"a message is in {queue}", async () => await broker.CountAsync(queue) > 0);
        expected.ShouldBeSatisfiedBy((await broker.ReceiveAsync(queue))[^1].Body.GetRawText());
    }

    [Theory]
    [MemberData(nameof(HandledMessages))]
    public async Task A_message_has_the_effect_that_the_pact_describes(ConsumerExpectation<Message> expected)
    {
        var effect = JsonNode.Parse(await HandleAsync(expected.Item, expected.Item.Contents))!;
        var (order, sale) = (effect["orders"]![0]!, effect["sales"]!.AsArray()[0]!);
        switch (expected.Item.MetaData.MessageType)
        {
            case nameof(PaymentCharged):
                ((string?)order["status"], (long)order["total_minor"]!, (string?)sale["name"], (long)sale["units"]!, (long)sale["available"]!).ShouldBe(("confirmed", 3998, "Small Oak Chair", 2, 40));
                break;
            case nameof(StockReleased):
                ((long)sale["available"]!, (long)sale["version"]!).ShouldBe((42, 4));
                break;
            default:
                ((string?)order["status"], (string?)order["reason"]).ShouldBe(((string?)expected.Item.Contents["status"] ?? "declined", (string?)expected.Item.Contents["reason"]));
                break;
        }
    }

    [Theory]
    [MemberData(nameof(HandledMessages))]
    public async Task Every_message_field_in_the_pact_is_required(ConsumerExpectation<Message> expected)
    {
        var effect = await HandleAsync(expected.Item, expected.Item.Contents);
        foreach (var (field, body) in ExampleVariations.RemoveEachField(expected.Item.Contents))
        {
            string? otherEffect;
            try
            {
                otherEffect = await HandleAsync(expected.Item, body);
            }
            catch (Exception exception) when (exception is not NotSupportedException)
            {
                continue;
            }
            otherEffect.ShouldNotBe(effect, $"{expected}: {field} is not required");
        }
    }

    /// <summary>Deserializes a message as received from the broker and handles it for a pending order.</summary>
    Task<string> HandleAsync(Message message, JsonNode contents)
    {
        var order = (Guid?)message.Contents["orderId"] ?? PendingOrder;
        return message.MetaData.MessageType switch
        {
            nameof(PaymentCharged) => orders.HandleAsync(Deserialize<PaymentCharged>(contents), order, sold: 9),
            nameof(PaymentDeclined) => orders.HandleAsync(Deserialize<PaymentDeclined>(contents), order, sold: 9),
            nameof(StockRejected) => orders.HandleAsync(Deserialize<StockRejected>(contents), order, sold: 9),
            nameof(StockReleased) => orders.HandleAsync(Deserialize<StockReleased>(contents), order, sold: 7),
            var type => throw new NotSupportedException($"Orders does not handle {type}."),
        };
    }

    static T Deserialize<T>(JsonNode contents) => contents.Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;
}
