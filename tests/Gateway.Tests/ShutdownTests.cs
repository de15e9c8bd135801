namespace Evolution.Gateway.Tests;

/// <summary>A Gateway that is asked to end hands on the answers to what it has passed on.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task What_a_service_has_begun_is_answered_through_a_Gateway_that_ends()
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var orders = await Stub.StartAsync(async context =>
        {
            await answered.Task;
            await Stub.Says(200, new('x', 100_000), "text/plain")(context);
        });
        await using var gateway = await ServiceProcess.StartAsync(typeof(DiscoveredDestinations).Assembly.Location,
            [.. Shopfront.Names.Select(name => ($"{name.ToUpperInvariant()}_URL", orders.Address))]);
        var asked = Enumerable.Range(0, 8).Select(_ => gateway.Http.GetStringAsync("/orders")).ToArray();
        await Eventually.HoldsAsync("the service has begun all of them", () => orders.Requests.Count is 8);

        await gateway.TerminateAsync();
        await Eventually.HoldsAsync("the Gateway takes nothing new", () => IsAwayAsync(gateway.Http.BaseAddress!));
        answered.SetResult();

        foreach (var answer in await Task.WhenAll(asked).LimitAsync("all are answered")) answer.Length.ShouldBe(100_000);
        (await gateway.EndAsync()).ShouldBe(0);
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
