using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Payments;
using MassTransit.Serialization;

namespace Evolution.Payments.Tests.Pacts;

/// <summary>Payments handles the messages in its pacts, and requires every field in them.</summary>
public sealed class ConsumerTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    public static TheoryData<ConsumerExpectation<Message>> Messages => [.. ConsumerExpectations.GetMessages(pact => pact.Consumer.Name is "payments")];

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_has_the_effect_that_the_pact_describes(ConsumerExpectation<Message> expected)
    {
        var isDeclined = (string?)expected.Item.Contents["card"] is TestCards.Stolen;
        var reserved = Deserialize(expected.Item.Contents);
        var effect = await GetEffectAsync(expected.Item, expected.Item.Contents);
        effect.ShouldBe(isDeclined
            ? $"PaymentDeclined {JsonSerializer.Serialize(new(reserved.OrderId, "The card was declined: it was reported as stolen."), ContractsJson.Default.PaymentDeclined)} anna 3998 EUR"
            : $"PaymentCharged {JsonSerializer.Serialize(new(reserved.OrderId, reserved.Lines, new Money(3998, "EUR")), ContractsJson.Default.PaymentCharged)} anna 3998 EUR");
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Every_message_field_in_the_pact_is_required(ConsumerExpectation<Message> expected)
    {
        var effect = await GetEffectAsync(expected.Item, expected.Item.Contents);
        foreach (var (field, body) in ExampleVariations.RemoveEachField(expected.Item.Contents))
        {
            (await GetEffectAsync(expected.Item, body)).ShouldNotBe(effect, $"{expected}: {field} is not required");
        }
    }

    async Task<string> GetEffectAsync(Message message, JsonNode contents)
    {
        try
        {
            return await HandleAsync(message, contents);
        }
        catch (Exception exception) when (exception is not NotSupportedException)
        {
            return $"none: {exception.Message}";
        }
    }

    /// <summary>Deserializes a message as received from the broker, handles it, and returns what Payments publishes and stores.</summary>
    async Task<string> HandleAsync(Message message, JsonNode contents)
    {
        if (message.MetaData.MessageType is not nameof(StockReserved)) throw new NotSupportedException($"Payments does not handle {message.MetaData.MessageType}.");
        await payments.ExecuteAsync("DELETE FROM payments.charges; DELETE FROM payments.outbox");
        var (reserved, handlers) = (Deserialize(contents), new Handlers(payments));
        await handlers.ChargeAsync(reserved);
        var (type, body) = await handlers.ReadPublishedAsync(reserved.OrderId);
        var charge = (await payments.ReadAsync(reserved.OrderId))!;
        return $"{type} {body} {charge.CustomerId} {charge.Amount?.MinorUnits} {charge.Amount?.Currency}";
    }

    static StockReserved Deserialize(JsonNode contents) => contents.Deserialize<StockReserved>(SystemTextJsonMessageSerializer.Options)!;
}
