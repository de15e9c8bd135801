using Evolution.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Consistency.Tests;

/// <summary>The history shows each of these defects within a minute, while nothing fails and no request is refused because of it.</summary>
public sealed class MutationTests(AllServers servers)
{
    [Fact]
    public Task A_cache_without_invalidation_is_found() => ShouldBeFoundAsync(OrderPlacement.Messages, _ => Task.CompletedTask, Mutations.CacheWithoutInvalidation,
        "a final order was pending again", "an acknowledged order was missing in a list", "a confirmed order was missing in the report");

    [Fact]
    public Task An_outbox_that_drops_one_message_in_a_thousand_is_found() => ShouldBeFoundAsync(OrderPlacement.Messages, Mutations.DropEveryThousandthMessageAsync, null,
        "an order was pending for too long", "stock was missing without an order");

    [Fact]
    public Task An_inbox_that_forgets_is_found_if_a_handler_relies_on_it() => ShouldBeFoundAsync(OrderPlacement.Messages, async shop =>
    {
        await shop.DeliverTwiceAsync();
        await shop.ForgetHandledMessagesAsync();
    }, Mutations.ConfirmWithoutGuard, "the report counted too many orders", "a final order was pending again");

    [Fact]
    public Task Idempotency_keys_that_are_forgotten_are_found() => ShouldBeFoundAsync(OrderPlacement.SharedTransaction, Mutations.ForgetKeysAsync, null, "a key received two orders");

    [Fact]
    public Task Stock_that_is_sold_twice_is_found() => ShouldBeFoundAsync(OrderPlacement.SharedTransaction, Mutations.SellTwiceAsync, null, "stock came back without a reason");

    [Fact]
    public Task Stock_that_is_not_released_is_found() => ShouldBeFoundAsync(OrderPlacement.Compensation, Mutations.LoseReleasedStockAsync, null, "stock was missing without an order");

    /// <summary>Asserts that a shop with a defect is found inconsistent, and only by these rules.</summary>
    async Task ShouldBeFoundAsync(OrderPlacement placement, Func<Shop, Task> mutateAsync, Action<IServiceCollection>? mutateOrders, params string[] rules)
    {
        await using var shop = await ObservedShop.StartAsync(servers, placement, mutateOrders);
        await mutateAsync(shop.Shop);
        await shop.StartLoadAsync();
        (await shop.WaitForViolationsAsync()).ShouldAllBe(violation => rules.Any(rule => violation.Description.Contains(rule, StringComparison.Ordinal)));
    }
}
