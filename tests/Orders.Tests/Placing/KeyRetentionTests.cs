using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Placing;

/// <summary>An idempotency key is kept for a day, and not for ever.</summary>
public sealed class KeyRetentionTests(AllServers servers)
{
    [Fact]
    public async Task A_key_stands_for_its_order_until_it_is_24_hours_old_and_is_forgotten_then()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.SharedTransaction);
        var request = new PlaceOrder("anna", TestCards.Approved, [new(1, 1)]);
        var (young, old) = (await PlaceAsync(shop, request, "young"), await PlaceAsync(shop, request, "old"));
        await shop.StopOrdersAsync();
        await shop.ExecuteAsync("""
            UPDATE orders.idempotency_keys SET claimed_at = now() - interval '23 hours 55 minutes' WHERE key = 'young';
            UPDATE orders.idempotency_keys SET claimed_at = now() - interval '24 hours 1 second' WHERE key = 'old';
            """);

        await shop.StartOrdersAsync();

        await Eventually.HoldsAsync("the old key is forgotten", async () => await shop.ScalarAsync<int>("SELECT count(*) FROM orders.idempotency_keys WHERE key = 'old'") is 0);
        (await PlaceAsync(shop, request, "young")).ShouldBe(young);
        (await PlaceAsync(shop, request, "old")).ShouldNotBe(old);
    }

    static async Task<Guid> PlaceAsync(Shop shop, PlaceOrder request, string key)
    {
        var answer = await shop.PostAsync(request, key);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await Shop.IdOfAsync(answer);
    }
}
