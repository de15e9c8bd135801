using System.Collections.Concurrent;
using Evolution.Lab.Crashing;
using Evolution.Testing;

namespace Evolution.Lab.Tests.Crashing;

public class ShoppersTests
{
    [Fact]
    public async Task Who_gets_no_answer_asks_again_with_the_same_key_and_body_until_he_gets_one()
    {
        var asked = new ConcurrentDictionary<string, ConcurrentBag<string>>();
        await using var shop = await Stub.StartAsync(async context =>
        {
            var times = asked.GetOrAdd(context.Request.Headers["Idempotency-Key"].ToString(), _ => []);
            times.Add(await new StreamReader(context.Request.Body).ReadToEndAsync());
            if (times.Count is 1) context.Abort();
            else await Stub.Says(times.Count is 2 ? 503 : 201, $$"""{"id":"{{Guid.NewGuid()}}","status":"confirmed"}""")(context);
        });
        await using var shoppers = new Shoppers(new(shop.Address), new PurchaseMaker(1, []), perSecond: 100);
        shoppers.Come();
        await Eventually.HoldsAsync("20 keys were used", () => asked.Count > 20);
        await shoppers.StayAwayAsync();

        await Eventually.HoldsAsync("everybody is answered", () => shoppers.Waiting.Count is 0);

        asked.Values.ShouldAllBe(bodies => bodies.Count >= 3 && bodies.Distinct().Count() == 1);
        shoppers.Receipts.Answered.ShouldBe(asked.Count);
    }

    [Fact]
    public async Task They_come_at_their_rate_whether_they_are_answered_or_not()
    {
        var never = new TaskCompletionSource();
        await using var shop = await Stub.StartAsync(_ => never.Task);
        await using var shoppers = new Shoppers(new(shop.Address), new PurchaseMaker(1, []), perSecond: 100);
        shoppers.Come();

        await Eventually.HoldsAsync("50 of them wait", () => shoppers.Waiting.Count > 50);
        never.SetResult();
    }

    [Fact]
    public void The_same_seed_wants_the_same()
    {
        Wants(5).ShouldBe(Wants(5));
        Wants(5).ShouldNotBe(Wants(6));
        Wants(5).Count(body => body.Contains("tok_stolen", StringComparison.Ordinal)).ShouldBeInRange(1, 100, "some cards are declined");
        Wants(5).Count(body => body.Contains("\"productId\":1001", StringComparison.Ordinal)).ShouldBeInRange(1, 100, "some want what is scarce");
    }

    static string[] Wants(int seed)
    {
        var maker = new PurchaseMaker(seed, [1001]);
        return [.. Enumerable.Range(0, 200).Select(_ => maker.Next().Body)];
    }
}
