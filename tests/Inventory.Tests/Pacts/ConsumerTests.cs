using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts.Messages;
using MassTransit.Serialization;

namespace Evolution.Inventory.Tests.Pacts;

/// <summary>Inventory handles the messages in its pacts, and requires every field in them.</summary>
public sealed class ConsumerTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    public static TheoryData<ConsumerExpectation<Message>> Messages => [.. ConsumerExpectations.GetMessages(pact => pact.Consumer.Name is "inventory")];

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_has_the_effect_that_the_pact_describes(ConsumerExpectation<Message> expected)
    {
        var (contents, type) = (expected.Item.Contents, expected.Item.MetaData.MessageType);
        var effect = JsonNode.Parse(await HandleAsync(type, contents))!;
        ((string?)effect["orderId"]).ShouldBe((string?)contents["orderId"]);
        if (type is nameof(OrderPlaced))
        {
            ((string?)effect["customerId"], (string?)effect["card"], (int)effect["lines"]![0]!["quantity"]!).ShouldBe(((string?)contents["customerId"], (string?)contents["card"], (int)contents["lines"]![0]!["quantity"]!));
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Every_message_field_in_the_pact_is_required(ConsumerExpectation<Message> expected)
    {
        var effect = await HandleAsync(expected.Item.MetaData.MessageType, expected.Item.Contents);
        foreach (var (field, body) in ExampleVariations.RemoveEachField(expected.Item.Contents))
        {
            string otherEffect;
            try
            {
                otherEffect = await HandleAsync(expected.Item.MetaData.MessageType, body);
            }
            catch (Exception exception) when (exception is not ShouldAssertException)
            {
                continue;
            }
            otherEffect.ShouldNotBe(effect, $"{expected}: {field} is not required");
        }
    }

    /// <summary>Deserializes a message as received from the broker, handles it, and returns the message that Inventory publishes.</summary>
    async Task<string> HandleAsync(string type, JsonNode contents)
    {
        await new ProviderStateSetup(inventory).SetUpAsync([]);
        await inventory.ExecuteAsync("UPDATE inventory.stock SET version = 1 WHERE product_id < 10");
        await inventory.ExecuteAsync("DELETE FROM inventory.outbox");
        var handlers = new Handlers(inventory);
        switch (type)
        {
            case nameof(OrderPlaced):
                var placed = Deserialize<OrderPlaced>(contents);
                await handlers.ReserveAsync(placed);
                return await handlers.ReadPublishedAsync(placed.OrderId, nameof(StockReserved));
            case nameof(PaymentDeclined):
                var declined = Deserialize<PaymentDeclined>(contents);
                await handlers.ReserveAsync(new((Guid?)contents["orderId"] ?? Guid.CreateVersion7(), "anna", "tok_stolen", [new(7, 2)]));
                await handlers.ReleaseAsync(declined);
                return await handlers.ReadPublishedAsync(declined.OrderId, nameof(StockReleased));
            default:
                throw new NotSupportedException($"Inventory does not handle {type}.");
        }
    }

    static T Deserialize<T>(JsonNode contents) => contents.Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;
}
