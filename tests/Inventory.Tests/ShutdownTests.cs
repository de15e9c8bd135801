using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests;

/// <summary>A service that receives a termination signal completes its requests in flight.</summary>
public sealed class ShutdownTests(StoreServers servers)
{
    const string Token = "token-of-this-run";
    const int InFlightCount = 12;

    [Fact]
    public async Task Shutdown_completes_requests_in_flight_and_accepts_no_new_ones()
    {
        var (database, cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
        await using var service = await ServiceProcess.StartAsync(typeof(ProductCatalog).Assembly.Location,
        [
            ("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache), ("Lab:Enabled", "true"), ("Lab:Token", Token),
            // A rejected request shows that all others are being processed.
            ("Overload:MaxConcurrentRequests", $"{InFlightCount}"), ("Overload:MaxQueuedRequests", "0"),
        ]);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        (await service.Http.PutAsJsonAsync("/lab/faults", new { latencyMilliseconds = 3000 })).EnsureSuccessStatusCode();
        var orders = Enumerable.Range(0, InFlightCount).Select(_ => Guid.CreateVersion7()).ToArray();

        var calls = orders.Select(order => service.Http.PutAsJsonAsync($"/reservations/{order}", new Reserve([new(1, 1)]), ContractsJson.Default.Reserve)).ToArray();
        await Wait.UntilAsync("all requests are being processed", async () => (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.ServiceUnavailable);
        await service.TerminateAsync();
        await Wait.UntilAsync("no new connections are accepted", () => IsUnreachableAsync(service.Http.BaseAddress!));

        foreach (var (order, response) in orders.Zip(await Task.WhenAll(calls).WithTimeoutAsync("all requests complete")))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Reservation))!.OrderId.ShouldBe(order);
        }
        (await service.WaitForExitAsync()).ShouldBe(0);
        await using var restartedService = await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache)]).WaitUntilHealthyAsync();
        (await restartedService.Http.GetFromJsonAsync("/stock?productId=1", ContractsJson.Default.Stocks))!.Single().Available.ShouldBe(1_000_000 - InFlightCount);
    }

    static async Task<bool> IsUnreachableAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        try
        {
            await client.GetAsync("/alive");
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
