using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Payments;
using MassTransit.Serialization;

namespace Evolution.Payments.Tests.Pacts;

/// <summary>Payments can handle the messages that its pacts speak of, and needs all that they say.</summary>
public sealed class ConsumerTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    public static TheoryData<Expected<Message>> Messages => [.. Expectations.Messages(pact => pact.Consumer.Name is "payments")];

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_has_its_effect(Expected<Message> expected)
    {
        var declined = (string?)expected.What.Contents["card"] is TestCards.Stolen;
        var reserved = Read(expected.What.Contents);
        var effect = await EffectAsync(expected.What, expected.What.Contents);
        effect.ShouldBe(declined
            ? $"PaymentDeclined {JsonSerializer.Serialize(new(reserved.OrderId, "The card was declined: it was reported as stolen."), ContractsJson.Default.PaymentDeclined)} anna 3998 EUR"
            : $"PaymentCharged {JsonSerializer.Serialize(new(reserved.OrderId, reserved.Lines, new Money(3998, "EUR")), ContractsJson.Default.PaymentCharged)} anna 3998 EUR");
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Without_any_of_its_fields_it_has_another_or_none(Expected<Message> expected)
    {
        var effect = await EffectAsync(expected.What, expected.What.Contents);
        foreach (var (missing, body) in Examples.WithoutEach(expected.What.Contents))
        {
            (await EffectAsync(expected.What, body)).ShouldNotBe(effect, $"{expected}: {missing} is not needed");
        }
    }

    async Task<string> EffectAsync(Message message, JsonNode contents)
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

    /// <summary>Reads the message as it comes from the broker, handles it, and says what Payments publishes about it and books.</summary>
    async Task<string> HandleAsync(Message message, JsonNode contents)
    {
        if (message.MetaData.MessageType is not nameof(StockReserved)) throw new NotSupportedException($"Payments handles no {message.MetaData.MessageType}.");
        await payments.ExecuteAsync("DELETE FROM payments.charges; DELETE FROM payments.outbox");
        var (reserved, handlers) = (Read(contents), new Handlers(payments));
        await handlers.ChargeAsync(reserved);
        var (type, body) = await handlers.PublishedAsync(reserved.OrderId);
        var charge = (await payments.ReadAsync(reserved.OrderId))!;
        return $"{type} {body} {charge.CustomerId} {charge.Amount?.MinorUnits} {charge.Amount?.Currency}";
    }

    static StockReserved Read(JsonNode contents) => contents.Deserialize<StockReserved>(SystemTextJsonMessageSerializer.Options)!;
}
