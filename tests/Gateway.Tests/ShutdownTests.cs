namespace Evolution.Gateway.Tests;

/// <summary>A Gateway that receives a termination signal delivers the responses to forwarded requests.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task A_stopping_Gateway_delivers_the_responses_to_requests_in_flight()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var orders = await Stub.StartAsync(async context =>
        {
            await release.Task;
            await Stub.Returns(200, new('x', 100_000), "text/plain")(context);
        });
        await using var gateway = await ServiceProcess.StartAsync(typeof(DiscoveryDestinationResolver).Assembly.Location,
            [.. GatewayWithStubs.ServiceNames.Select(name => ($"{name.ToUpperInvariant()}_URL", orders.Address))]);
        var calls = Enumerable.Range(0, 8).Select(_ => gateway.Http.GetStringAsync("/orders")).ToArray();
        await Wait.UntilAsync("the service has received all requests", () => orders.Requests.Count is 8);

        await gateway.TerminateAsync();
        await Wait.UntilAsync("the Gateway accepts no new connections", () => IsUnreachableAsync(gateway.Http.BaseAddress!));
        release.SetResult();

        foreach (var response in await Task.WhenAll(calls).WithTimeoutAsync("all requests complete")) response.Length.ShouldBe(100_000);
        (await gateway.WaitForExitAsync()).ShouldBe(0);
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
