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

/// <summary>Orders publishes the messages that others rely on, can handle those that its own pacts speak of, and needs all that they say.</summary>
[Collection(BrokerCollection.Name)]
public sealed class MessageTests(OrdersAlone orders) : IClassFixture<OrdersAlone>
{
    static readonly Guid Waiting = Guid.Parse("01890a5d-ac96-774b-bcce-b30200000099");

    public static TheoryData<Expected<Message>> Published => [.. Expectations.Messages(pact => pact.Provider.Name is "orders")];

    public static TheoryData<Expected<Message>> Handled => [.. Expectations.Messages(pact => pact.Consumer.Name is "orders")];

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Consumers_are_told_what_they_rely_on(Expected<Message> expected)
    {
        var state = expected.What.ProviderStates.Single();
        state.Name.ShouldBe("an order is placed", $"Nobody makes it so at Orders: {state.Name}.");
        var given = state.Params!;
        var request = new PlaceOrder((string)given["customerId"]!, (string)given["card"]!, [new((int)given["productId"]!, (int)given["quantity"]!)]);
        (await orders.Http.PostAsJsonAsync("/orders", request, ContractsJson.Default.PlaceOrder)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        await using var broker = await Broker.ConnectAsync(orders.Messaging);
        var queue = MessageRoutes.Queue(expected.Pact.Consumer.Name, MessageRoutes.Messages.Single(message => message.Name == expected.What.MetaData.MessageType));
        await Eventually.HoldsAsync($"a message is in {queue}", async () => await broker.CountAsync(queue) > 0);
        expected.ShouldKeep((await broker.TakeAsync(queue))[^1].Body.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Handled))]
    public async Task A_message_has_its_effect(Expected<Message> expected)
    {
        var effect = JsonNode.Parse(await HandleAsync(expected.What, expected.What.Contents))!;
        var (order, sale) = (effect["orders"]![0]!, effect["sales"]!.AsArray()[0]!);
        switch (expected.What.MetaData.MessageType)
        {
            case nameof(PaymentCharged):
                ((string?)order["status"], (long)order["total_minor"]!, (string?)sale["name"], (long)sale["units"]!, (long)sale["available"]!).ShouldBe(("confirmed", 3998, "Small Oak Chair", 2, 40));
                break;
            case nameof(StockReleased):
                ((long)sale["available"]!, (long)sale["version"]!).ShouldBe((42, 4));
                break;
            default:
                ((string?)order["status"], (string?)order["reason"]).ShouldBe(((string?)expected.What.Contents["status"] ?? "declined", (string?)expected.What.Contents["reason"]));
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Handled))]
    public async Task Without_any_of_its_fields_it_has_another_or_none(Expected<Message> expected)
    {
        var effect = await HandleAsync(expected.What, expected.What.Contents);
        foreach (var (missing, body) in Examples.WithoutEach(expected.What.Contents))
        {
            string? other;
            try
            {
                other = await HandleAsync(expected.What, body);
            }
            catch (Exception exception) when (exception is not NotSupportedException)
            {
                continue;
            }
            other.ShouldNotBe(effect, $"{expected}: {missing} is not needed");
        }
    }

    /// <summary>Reads a message as it comes from the broker, and handles it while its order waits.</summary>
    Task<string> HandleAsync(Message message, JsonNode contents)
    {
        var order = (Guid?)message.Contents["orderId"] ?? Waiting;
        return message.MetaData.MessageType switch
        {
            nameof(PaymentCharged) => orders.HandleAsync(Read<PaymentCharged>(contents), order, sold: 9),
            nameof(PaymentDeclined) => orders.HandleAsync(Read<PaymentDeclined>(contents), order, sold: 9),
            nameof(StockRejected) => orders.HandleAsync(Read<StockRejected>(contents), order, sold: 9),
            nameof(StockReleased) => orders.HandleAsync(Read<StockReleased>(contents), order, sold: 7),
            var other => throw new NotSupportedException($"Orders handles no {other}."),
        };
    }

    static T Read<T>(JsonNode contents) => contents.Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;
}
