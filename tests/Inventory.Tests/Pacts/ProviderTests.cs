using Evolution.ApiContracts.Pacts;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Tests.Pacts;

/// <summary>Verifies the pacts of Inventory's consumers against Inventory alone.</summary>
public sealed class ProviderTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    public static TheoryData<ConsumerExpectation<Interaction>> Interactions => [.. ConsumerExpectations.GetInteractions(pact => pact.Provider.Name is "inventory")];

    public static TheoryData<ConsumerExpectation<Message>> Messages => [.. ConsumerExpectations.GetMessages(pact => pact.Provider.Name is "inventory")];

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task Responses_satisfy_their_consumers(ConsumerExpectation<Interaction> expected)
    {
        await new ProviderStateSetup(inventory).SetUpAsync(expected.Item.ProviderStates);
        await inventory.Http.ShouldSatisfyAsync(expected);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Published_messages_satisfy_their_consumers(ConsumerExpectation<Message> expected)
    {
        await new ProviderStateSetup(inventory).SetUpAsync([]);
        expected.ShouldBeSatisfiedBy(await PublishAsync(expected.Item));
    }

    /// <summary>Sets up the message's provider state and returns the body that Inventory stores in its outbox.</summary>
    async Task<string> PublishAsync(Message message)
    {
        var state = message.ProviderStates.Single();
        var parameters = state.Params!;
        var (handlers, order) = (new Handlers(inventory), new OrderPlaced((Guid)parameters["orderId"]!, "anna", "tok_approved", [new OrderLine((int)parameters["productId"]!, (int)parameters["quantity"]!)]));
        switch (state.Name)
        {
            case "an order for what is in stock was placed" or "an order for a product that does not exist was placed":
                await handlers.ReserveAsync(order);
                break;
            case "an order for more than there is was placed":
                await inventory.ExecuteAsync("UPDATE inventory.stock SET available = @available WHERE product_id = @product", new { available = order.Lines[0].Quantity - 1, product = order.Lines[0].ProductId });
                await handlers.ReserveAsync(order);
                break;
            case "an order whose stock was reserved was declined":
                await handlers.ReserveAsync(order);
                await handlers.ReleaseAsync(new(order.OrderId, "The card was declined."));
                break;
            default:
                throw new NotSupportedException($"Inventory has no provider state '{state.Name}'.");
        }
        return await handlers.ReadPublishedAsync(order.OrderId, message.MetaData.MessageType);
    }
}
