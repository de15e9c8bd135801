using Evolution.ServiceDefaults;

namespace Evolution.Consistency.Tests;

/// <summary>What clients see while orders are placed is what docs/consistency.md promises.</summary>
public sealed class ConsistencyTests(AllServers servers)
{
    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    [InlineData(OrderPlacement.Messages)]
    public async Task Clients_see_only_what_the_consistency_model_allows(OrderPlacement placement)
    {
        await using var shop = await ObservedShop.StartAsync(servers, placement);
        await shop.StartLoadAsync();
        await shop.PlaceOrdersAsync(300);
        shop.FindViolations().ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_that_are_delivered_twice_change_nothing_because_the_inbox_remembers_them()
    {
        await using var shop = await ObservedShop.StartAsync(servers, OrderPlacement.Messages, Mutations.ConfirmWithoutGuard);
        await shop.Shop.DeliverTwiceAsync();
        await shop.StartLoadAsync();
        await shop.PlaceOrdersAsync(300);
        shop.FindViolations().ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_that_are_handled_twice_change_nothing_because_handlers_are_idempotent()
    {
        await using var shop = await ObservedShop.StartAsync(servers, OrderPlacement.Messages);
        await shop.Shop.DeliverTwiceAsync();
        await shop.Shop.ForgetHandledMessagesAsync();
        await shop.StartLoadAsync();
        await shop.PlaceOrdersAsync(300);
        shop.FindViolations().ShouldBeEmpty();
    }
}
