using System.Collections.Concurrent;
using Evolution.Lab.CrashTests;
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
        load.Start(new());
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
        load.Start(new());

        await Wait.UntilAsync("more than 50 customers wait for a response", () => load.OpenPurchases.Count > 50);
        response.SetResult();
    }

    [Fact]
    public async Task The_same_seed_generates_the_same_purchases()
    {
        var bodies = await GenerateAsync(5);
        bodies.ShouldBe(await GenerateAsync(5));
        bodies.ShouldNotBe(await GenerateAsync(6));
        bodies.Count(body => body.Contains("\"card\":\"tok_stolen\"", StringComparison.Ordinal)).ShouldBeInRange(1, 100, "some cards are declined");
        bodies.Count(body => body.Contains("\"productId\":1001", StringComparison.Ordinal)).ShouldBeInRange(1, 100, "some products are scarce");
    }

    /// <summary>Generates the bodies of 200 requests as they are sent.</summary>
    static async Task<string[]> GenerateAsync(int seed)
    {
        var generator = new PurchaseGenerator(seed, [1001]);
        return await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using var message = generator.Next().Request.ToMessage();
            message.RequestUri!.OriginalString.ShouldBe("orders");
            return await message.Content!.ReadAsStringAsync();
        }));
    }
}
