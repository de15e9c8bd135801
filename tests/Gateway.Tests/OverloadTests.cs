using System.Net;

namespace Evolution.Gateway.Tests;

/// <summary>What piles up before one service takes no room from the others.</summary>
public sealed class OverloadTests
{
    static readonly (string, string)[] LittleRoom = [("Overload:AtWork", "2"), ("Overload:Waiting", "1")];

    [Fact]
    public async Task A_service_that_hangs_has_its_requests_refused_after_a_while_and_no_other_service_has()
    {
        await using var shop = await Shopfront.OpenAsync(more: LittleRoom);
        await using var hanging = new Hanging(shop, "orders");

        var refused = await hanging.RefusedAsync("/orders");

        (await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable)).Detail.ShouldBe("orders has as much to do as it can take. Try again later.");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        foreach (var path in new[] { "/products", "/charges" }) (await shop.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        (await shop.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK, "it is of use as long as it can serve anybody");
    }

    [Fact]
    public async Task It_is_unhealthy_when_it_can_serve_nobody_and_healthy_again_when_it_can()
    {
        await using var shop = await Shopfront.OpenAsync(more: LittleRoom);
        await using (var orders = new Hanging(shop, "orders"))
        await using (var inventory = new Hanging(shop, "inventory"))
        await using (var payments = new Hanging(shop, "payments"))
        {
            await orders.RefusedAsync("/orders");
            await inventory.RefusedAsync("/products");
            await payments.RefusedAsync("/charges");
            (await shop.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        await Eventually.HoldsAsync("it is healthy again", async () => (await shop.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
    }

    /// <summary>A service that answers nothing until the test is done with it.</summary>
    sealed class Hanging : IAsyncDisposable
    {
        readonly TaskCompletionSource healed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly List<Task<HttpResponseMessage>> asked = [];
        readonly Shopfront shop;

        public Hanging(Shopfront shop, string service)
        {
            this.shop = shop;
            shop[service].Answer = async context =>
            {
                await healed.Task;
                await Stub.Says(200)(context);
            };
        }

        /// <summary>Asks until there is no room any more: more than can be at work and wait.</summary>
        /// <returns>The refusal.</returns>
        public async Task<HttpResponseMessage> RefusedAsync(string path)
        {
            for (var request = 0; request < 4; request++) asked.Add(shop.Http.GetAsync(path));
            return await (await Task.WhenAny(asked).LimitAsync("one is refused"));
        }

        public async ValueTask DisposeAsync()
        {
            healed.SetResult();
            (await Task.WhenAll(asked).LimitAsync("all others are answered")).Count(answer => answer.StatusCode is HttpStatusCode.OK).ShouldBe(3);
        }
    }
}
