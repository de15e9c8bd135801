using System.Collections.Concurrent;
using System.Text.Json;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Shop;
using Evolution.Testing;

namespace Evolution.Lab.Tests.CrashTests;

public class CrashTestLoadTests
{
    [Fact]
    public async Task A_customer_repeats_the_same_key_and_body_until_the_response_is_final()
    {
        var bodies = new ConcurrentDictionary<string, ConcurrentBag<string>>();
        await using var shop = await Stub.StartAsync(async context =>
        {
            var attempts = bodies.GetOrAdd(context.Request.Headers["Idempotency-Key"].ToString(), _ => []);
            attempts.Add(await new StreamReader(context.Request.Body).ReadToEndAsync());
            if (attempts.Count is 1) context.Abort();
            else await Stub.Returns(attempts.Count is 2 ? 503 : 201, $$"""{"id":"{{Guid.NewGuid()}}","status":"confirmed"}""")(context);
        });
        await using var load = new CrashTestLoad(new(shop.Address), new PurchaseGenerator(1, []), ordersPerSecond: 100);
        load.Start();
        await Wait.UntilAsync("more than 20 idempotency keys were used", () => bodies.Count > 20);
        await load.StopAsync();

        await Wait.UntilAsync("every purchase has a final response", () => load.OpenPurchases.Count is 0);

        bodies.Values.ShouldAllBe(attempts => attempts.Count >= 3 && attempts.Distinct().Count() == 1);
        load.Responses.Completed.ShouldBe(bodies.Count);
    }

    [Fact]
    public async Task Customers_arrive_at_a_constant_rate_even_if_the_shop_does_not_respond()
    {
        var response = new TaskCompletionSource();
        await using var shop = await Stub.StartAsync(_ => response.Task);
        await using var load = new CrashTestLoad(new(shop.Address), new PurchaseGenerator(1, []), ordersPerSecond: 100);
        load.Start();

        await Wait.UntilAsync("more than 50 customers wait for a response", () => load.OpenPurchases.Count > 50);
        response.SetResult();
    }

    [Fact]
    public void The_same_seed_generates_the_same_purchases()
    {
        Generate(5).ShouldBe(Generate(5));
        Generate(5).ShouldNotBe(Generate(6));
        Generate(5).Count(body => body.Contains(PlaceOrderRequest.DeclinedCard, StringComparison.Ordinal)).ShouldBeInRange(1, 100, "some cards are declined");
        Generate(5).Count(body => body.Contains("\"ProductId\":1001", StringComparison.Ordinal)).ShouldBeInRange(1, 100, "some products are scarce");
    }

    static string[] Generate(int seed)
    {
        var generator = new PurchaseGenerator(seed, [1001]);
        return [.. Enumerable.Range(0, 200).Select(_ => JsonSerializer.Serialize(generator.Next().Request))];
    }
}
