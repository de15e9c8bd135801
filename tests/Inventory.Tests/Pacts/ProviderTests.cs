using Evolution.ApiContracts.Pacts;
using Evolution.Contracts.Messages;
using Evolution.Contracts.Orders;

namespace Evolution.Inventory.Tests.Pacts;

/// <summary>What consumers rely on Inventory for, asked of Inventory alone.</summary>
public sealed class ProviderTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    public static TheoryData<Expected<Interaction>> Interactions => [.. Expectations.Interactions(pact => pact.Provider.Name is "inventory")];

    public static TheoryData<Expected<Message>> Messages => [.. Expectations.Messages(pact => pact.Provider.Name is "inventory")];

    [Theory]
    [MemberData(nameof(Interactions))]
    public async Task Consumers_are_answered_as_they_rely_on(Expected<Interaction> expected)
    {
        await new States(inventory).ArriveAsync(expected.What.ProviderStates);
        await inventory.Http.ShouldKeepAsync(expected);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Consumers_are_told_what_they_rely_on(Expected<Message> expected)
    {
        await new States(inventory).ArriveAsync([]);
        expected.ShouldKeep(await PublishAsync(expected.What));
    }

    /// <summary>What the message's state leads to is stored in Inventory's outbox, whose bodies go out as they are.</summary>
    async Task<string> PublishAsync(Message message)
    {
        var state = message.ProviderStates.Single();
        var given = state.Params!;
        var (handlers, order) = (new Handlers(inventory), new OrderPlaced((Guid)given["orderId"]!, "anna", "tok_approved", [new OrderLine((int)given["productId"]!, (int)given["quantity"]!)]));
        switch (state.Name)
        {
            case "an order for what is in stock was placed" or "an order for a product that does not exist was placed":
                await handlers.ReserveAsync(order);
                break;
            case "an order for more than there is was placed":
                await inventory.ExecuteAsync("UPDATE inventory.stock SET available = @few WHERE product_id = @product", new { few = order.Lines[0].Quantity - 1, product = order.Lines[0].ProductId });
                await handlers.ReserveAsync(order);
                break;
            case "an order whose stock was reserved was declined":
                await handlers.ReserveAsync(order);
                await handlers.ReleaseAsync(new(order.OrderId, "The card was declined."));
                break;
            default:
                throw new NotSupportedException($"Nobody makes it so at Inventory: {state.Name}.");
        }
        return await handlers.PublishedAsync(order.OrderId, message.MetaData.MessageType);
    }
}
