using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests;

/// <summary>A service that is asked to end does what it has begun.</summary>
public sealed class ShutdownTests(StoreServers servers)
{
    const string Token = "token-of-this-run";
    const int InFlight = 12;

    [Fact]
    public async Task What_was_begun_is_done_and_answered_and_what_comes_later_is_not_taken()
    {
        var (database, cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
        await using var service = await ServiceProcess.StartAsync(typeof(ProductCatalog).Assembly.Location,
        [
            ("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache), ("Lab:Enabled", "true"), ("Lab:Token", Token),
            // A refused request shows that all others are at work.
            ("Overload:AtWork", $"{InFlight}"), ("Overload:Waiting", "0"),
        ]);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        (await service.Http.PutAsJsonAsync("/lab/faults", new { latencyMilliseconds = 3000 })).EnsureSuccessStatusCode();
        var orders = Enumerable.Range(0, InFlight).Select(_ => Guid.CreateVersion7()).ToArray();

        var asked = orders.Select(order => service.Http.PutAsJsonAsync($"/reservations/{order}", new Reserve([new(1, 1)]), ContractsJson.Default.Reserve)).ToArray();
        await Eventually.HoldsAsync("all are at work", async () => (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.ServiceUnavailable);
        await service.TerminateAsync();
        await Eventually.HoldsAsync("nothing new is taken", () => IsAwayAsync(service.Http.BaseAddress!));

        foreach (var (order, answer) in orders.Zip(await Task.WhenAll(asked).LimitAsync("all are answered")))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadFromJsonAsync(ContractsJson.Default.Reservation))!.OrderId.ShouldBe(order);
        }
        (await service.EndAsync()).ShouldBe(0);
        await using var again = await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache)]).HealthyAsync();
        (await again.Http.GetFromJsonAsync("/stock?productId=1", ContractsJson.Default.Stocks))!.Single().Available.ShouldBe(1_000_000 - InFlight);
    }

    static async Task<bool> IsAwayAsync(Uri address)
    {
        using var stranger = new HttpClient { BaseAddress = address };
        try
        {
            await stranger.GetAsync("/alive");
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
