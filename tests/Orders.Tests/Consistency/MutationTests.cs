using Evolution.Lab.Integrity;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Consistency;

/// <summary>The history shows each of these defects within a minute, while nothing fails and no request is refused because of it.</summary>
[Collection(BrokerCollection.Name)]
public sealed class MutationTests(AllServers servers)
{
    [Fact]
    public async Task A_cache_without_invalidation_is_found()
    {
        await using var shop = await ObservedShop.StartAsync(servers, OrderPlacement.Messages, Mutations.CacheWithoutInvalidation);
        await shop.StartLoadAsync();
        (await shop.WaitForViolationsAsync()).ShouldNameOneOf("a final order was pending again", "an acknowledged order was missing in a list", "a confirmed order was missing in the report");
    }

    [Fact]
    public async Task An_outbox_that_drops_one_message_in_a_thousand_is_found()
    {
        await using var shop = await ObservedShop.StartAsync(servers, OrderPlacement.Messages);
        await shop.Shop.DropEveryThousandthMessageAsync();
        await shop.StartLoadAsync();
        (await shop.WaitForViolationsAsync()).ShouldNameOneOf("an order was pending for too long", "stock was missing without an order");
    }

    [Fact]
    public async Task An_inbox_that_forgets_is_found_if_a_handler_relies_on_it()
    {
        await using var shop = await ObservedShop.StartAsync(servers, OrderPlacement.Messages, Mutations.ConfirmWithoutGuard);
        await shop.Shop.DeliverTwiceAsync();
        await shop.Shop.ForgetHandledMessagesAsync();
        await shop.StartLoadAsync();
        (await shop.WaitForViolationsAsync()).ShouldNameOneOf("the report counted too many orders", "a final order was pending again");
    }

    [Fact]
    public async Task Idempotency_keys_that_are_forgotten_are_found()
    {
        await using var shop = await ObservedShop.StartAsync(servers, OrderPlacement.SharedTransaction);
        await shop.Shop.ForgetKeysAsync();
        await shop.StartLoadAsync();
        (await shop.WaitForViolationsAsync()).ShouldNameOneOf("a key received two orders");
    }

    [Fact]
    public async Task Stock_that_is_sold_twice_is_found()
    {
        await using var shop = await ObservedShop.StartAsync(servers, OrderPlacement.SharedTransaction);
        await shop.Shop.SellTwiceAsync();
        await shop.StartLoadAsync();
        (await shop.WaitForViolationsAsync()).ShouldNameOneOf("stock came back without a reason");
    }

    [Fact]
    public async Task Stock_that_is_not_released_is_found()
    {
        await using var shop = await ObservedShop.StartAsync(servers, OrderPlacement.Compensation);
        await shop.Shop.LoseReleasedStockAsync();
        await shop.StartLoadAsync();
        (await shop.WaitForViolationsAsync()).ShouldNameOneOf("stock was missing without an order");
    }
}

static class ViolationExtensions
{
    /// <summary>Asserts that all violations are of these rules.</summary>
    public static void ShouldNameOneOf(this IReadOnlyList<Violation> violations, params string[] rules) =>
        violations.ShouldAllBe(violation => rules.Any(rule => violation.Description.Contains(rule, StringComparison.Ordinal)));
}
