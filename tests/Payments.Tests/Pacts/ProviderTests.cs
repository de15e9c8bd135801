using System.Net;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts;
using Evolution.Contracts.Messages;

namespace Evolution.Payments.Tests.Pacts;

/// <summary>Verifies the pacts of Payments' consumers against Payments alone.</summary>
public sealed class ProviderTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    public static TheoryData<ConsumerExpectation<Interaction>> Interactions => [.. ConsumerExpectations.GetInteractions(pact => pact.Provider.Name is "payments")];

    public static TheoryData<ConsumerExpectation<Message>> Messages => [.. ConsumerExpectations.GetMessages(pact => pact.Provider.Name is "payments")];

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task Responses_satisfy_their_consumers(ConsumerExpectation<Interaction> expected)
    {
        await payments.ExecuteAsync("DELETE FROM payments.charges");
        foreach (var state in expected.Item.ProviderStates) await SetUpAsync(state);
        await payments.Http.ShouldSatisfyAsync(expected);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Published_messages_satisfy_their_consumers(ConsumerExpectation<Message> expected)
    {
        var state = expected.Item.ProviderStates.Single();
        state.Name.ShouldBe("the stock of an order was reserved");
        await payments.ExecuteAsync("DELETE FROM payments.charges; DELETE FROM payments.outbox");
        var handlers = new Handlers(payments);
        var reserved = new StockReserved((Guid)state.Params!["orderId"]!, "anna", (string)state.Params["card"]!, [new(7, "Chair", 2, new Money(1999, "EUR"), new(7, 40, 3))], new Money(3998, "EUR"));
        await handlers.ChargeAsync(reserved);
        var (type, body) = await handlers.ReadPublishedAsync(reserved.OrderId);
        type.ShouldBe(expected.Item.MetaData.MessageType);
        expected.ShouldBeSatisfiedBy(body);
    }

    async Task SetUpAsync(ProviderState state)
    {
        var parameters = state.Params!;
        switch (state.Name)
        {
            case "a card was charged":
                (await payments.ChargeAsync((Guid)parameters["orderId"]!, (string)parameters["customerId"]!, amount: new((long)parameters["minorUnits"]!, (string)parameters["currency"]!))).StatusCode.ShouldBe(HttpStatusCode.OK);
                break;
            case "a charge was refunded":
                (await payments.RefundAsync((Guid)parameters["orderId"]!)).StatusCode.ShouldBe(HttpStatusCode.OK);
                break;
            default:
                throw new NotSupportedException($"Payments has no provider state '{state.Name}'.");
        }
    }
}
