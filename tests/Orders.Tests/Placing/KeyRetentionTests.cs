using System.Net;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Placing;

/// <summary>An idempotency key is deleted after 24 hours.</summary>
public sealed class KeyRetentionTests(AllServers servers)
{
    [Fact]
    public async Task A_key_identifies_its_order_for_24_hours_and_is_then_deleted()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.SharedTransaction);
        var request = new PlaceOrder("anna", TestCards.Approved, [new(1, 1)]);
        var (youngOrder, oldOrder) = (await PlaceAsync(shop, request, "young"), await PlaceAsync(shop, request, "old"));
        await shop.StopOrdersAsync();
        await shop.ExecuteAsync("""
            UPDATE orders.idempotency_keys SET claimed_at = now() - interval '23 hours 55 minutes' WHERE key = 'young';
            UPDATE orders.idempotency_keys SET claimed_at = now() - interval '24 hours 1 second' WHERE key = 'old';
            """);

        await shop.StartOrdersAsync();

        await Wait.UntilAsync("the old key is deleted", async () => await shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.idempotency_keys WHERE key = 'old'") is 0);
        (await PlaceAsync(shop, request, "young")).ShouldBe(youngOrder);
        (await PlaceAsync(shop, request, "old")).ShouldNotBe(oldOrder);
    }

    static async Task<Guid> PlaceAsync(Shop shop, PlaceOrder request, string key)
    {
        var response = await shop.PostAsync(request, key);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await Shop.ReadOrderIdAsync(response);
    }
}
