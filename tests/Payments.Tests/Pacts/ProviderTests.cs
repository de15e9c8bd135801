using System.Net;
using Evolution.ApiContracts.Pacts;
using Evolution.Contracts;
using Evolution.Contracts.Messages;

namespace Evolution.Payments.Tests.Pacts;

/// <summary>What consumers rely on Payments for, asked of Payments alone.</summary>
public sealed class ProviderTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    public static TheoryData<Expected<Interaction>> Interactions => [.. Expectations.Interactions(pact => pact.Provider.Name is "payments")];

    public static TheoryData<Expected<Message>> Messages => [.. Expectations.Messages(pact => pact.Provider.Name is "payments")];

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task Consumers_are_answered_as_they_rely_on(Expected<Interaction> expected)
    {
        await payments.ExecuteAsync("DELETE FROM payments.charges");
        foreach (var state in expected.What.ProviderStates) await ArriveAsync(state);
        await payments.Http.ShouldKeepAsync(expected);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Consumers_are_told_what_they_rely_on(Expected<Message> expected)
    {
        var state = expected.What.ProviderStates.Single();
        state.Name.ShouldBe("the stock of an order was reserved");
        await payments.ExecuteAsync("DELETE FROM payments.charges; DELETE FROM payments.outbox");
        var handlers = new Handlers(payments);
        var reserved = new StockReserved((Guid)state.Params!["orderId"]!, "anna", (string)state.Params["card"]!, [new(7, "Chair", 2, new Money(1999, "EUR"), new(7, 40, 3))], new Money(3998, "EUR"));
        await handlers.ChargeAsync(reserved);
        var (type, body) = await handlers.PublishedAsync(reserved.OrderId);
        type.ShouldBe(expected.What.MetaData.MessageType);
        expected.ShouldKeep(body);
    }

    async Task ArriveAsync(ProviderState state)
    {
        var given = state.Params!;
        switch (state.Name)
        {
            case "a card was charged":
                (await payments.ChargeAsync((Guid)given["orderId"]!, (string)given["customerId"]!, amount: new((long)given["minorUnits"]!, (string)given["currency"]!))).StatusCode.ShouldBe(HttpStatusCode.OK);
                break;
            case "a charge was refunded":
                (await payments.RefundAsync((Guid)given["orderId"]!)).StatusCode.ShouldBe(HttpStatusCode.OK);
                break;
            default:
                throw new NotSupportedException($"Nobody makes it so at Payments: {state.Name}.");
        }
    }
}
