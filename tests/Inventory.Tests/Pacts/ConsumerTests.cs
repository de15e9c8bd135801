using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts.Messages;
using MassTransit.Serialization;

namespace Evolution.Inventory.Tests.Pacts;

/// <summary>Inventory can handle the messages that its pacts speak of, and needs all that they say.</summary>
public sealed class ConsumerTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    public static TheoryData<Expected<Message>> Messages => [.. Expectations.Messages(pact => pact.Consumer.Name is "inventory")];

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_has_its_effect(Expected<Message> expected)
    {
        var (contents, type) = (expected.What.Contents, expected.What.MetaData.MessageType);
        var effect = JsonNode.Parse(await HandleAsync(type, contents))!;
        ((string?)effect["orderId"]).ShouldBe((string?)contents["orderId"]);
        if (type is nameof(OrderPlaced))
        {
            ((string?)effect["customerId"], (string?)effect["card"], (int)effect["lines"]![0]!["quantity"]!).ShouldBe(((string?)contents["customerId"], (string?)contents["card"], (int)contents["lines"]![0]!["quantity"]!));
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Without_any_of_its_fields_it_has_another_or_none(Expected<Message> expected)
    {
        var effect = await HandleAsync(expected.What.MetaData.MessageType, expected.What.Contents);
        foreach (var (missing, body) in Examples.WithoutEach(expected.What.Contents))
        {
            string other;
            try
            {
                other = await HandleAsync(expected.What.MetaData.MessageType, body);
            }
            catch (Exception exception) when (exception is not ShouldAssertException)
            {
                continue;
            }
            other.ShouldNotBe(effect, $"{expected}: {missing} is not needed");
        }
    }

    /// <summary>Reads the message as it comes from the broker, handles it, and says what Inventory publishes about it.</summary>
    async Task<string> HandleAsync(string type, JsonNode contents)
    {
        await new States(inventory).ArriveAsync([]);
        await inventory.ExecuteAsync("UPDATE inventory.stock SET version = 1 WHERE product_id < 10");
        await inventory.ExecuteAsync("DELETE FROM inventory.outbox");
        var handlers = new Handlers(inventory);
        switch (type)
        {
            case nameof(OrderPlaced):
                var placed = Read<OrderPlaced>(contents);
                await handlers.ReserveAsync(placed);
                return await handlers.PublishedAsync(placed.OrderId, nameof(StockReserved));
            case nameof(PaymentDeclined):
                var declined = Read<PaymentDeclined>(contents);
                await handlers.ReserveAsync(new((Guid?)contents["orderId"] ?? Guid.CreateVersion7(), "anna", "tok_stolen", [new(7, 2)]));
                await handlers.ReleaseAsync(declined);
                return await handlers.PublishedAsync(declined.OrderId, nameof(StockReleased));
            default:
                throw new NotSupportedException($"Inventory handles no {type}.");
        }
    }

    static T Read<T>(JsonNode contents) => contents.Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;
}
