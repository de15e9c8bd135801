namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>How a caller finds a service that has moved to another address.</summary>
public sealed class MovedServiceTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("evolution-moved-").FullName;

    string AddressFile => Path.Combine(folder, "addresses.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("None")]
    [InlineData("CircuitBreaker")]
    public async Task A_moved_service_is_found_without_a_restart(string breaker)
    {
        await using var first = await Stub.StartAsync(ReturnStock(1));
        await using var second = await Stub.StartAsync(ReturnStock(2));
        await using var caller = Caller.WithDiscovery(("services:payments:http:0", first.Address), ("Discovery:File", AddressFile), ("Remote:Breaker", breaker));
        (await caller.GetAsync()).Available.ShouldBe(1);

        Publish(second.Address);
        await ShouldReachAsync(caller, 2);

        Publish(first.Address);
        await ShouldReachAsync(caller, 1);
    }

    [Fact]
    public async Task A_retry_uses_the_current_address()
    {
        await using var second = await Stub.StartAsync(ReturnStock(2));
        await using var first = await Stub.StartAsync(Stub.Returns(503));
        await using var caller = Caller.WithDiscovery(
            ("services:payments:http:0", first.Address), ("Discovery:File", AddressFile), ("Remote:AttemptTimeout", "00:00:30"), ("Remote:TotalTimeout", "00:00:30"));
        first.Handler = async context =>
        {
            Publish(second.Address);
            await Wait.UntilAsync("the caller has read the file", () => caller.Configuration["services:payments:http:0"] == second.Address);
            await Stub.Returns(503)(context);
        };

        (await caller.GetAsync()).Available.ShouldBe(2);
    }

    [Fact]
    public async Task A_caller_started_after_the_move_finds_the_service_regardless_of_its_environment()
    {
        await using var movedService = await Stub.StartAsync(ReturnStock(2));
        Publish(movedService.Address);

        await using var caller = Caller.WithDiscovery(("services:payments:http:0", "http://127.0.0.1:1"), ("Discovery:File", AddressFile));

        (await caller.GetAsync()).Available.ShouldBe(2);
    }

    [Fact]
    public async Task A_caller_with_an_address_variable_keeps_that_address()
    {
        await using var first = await Stub.StartAsync(ReturnStock(1));
        await using var second = await Stub.StartAsync(ReturnStock(2));
        Publish(second.Address);

        await using var caller = Caller.Of(first.Address, ("Discovery:File", AddressFile));

        (await caller.GetAsync()).Available.ShouldBe(1);
    }

    static async Task ShouldReachAsync(Caller caller, long available) =>
        await Wait.UntilAsync($"the caller reaches the service with stock {available}", async () => (await caller.GetAsync()).Available == available);

    static Microsoft.AspNetCore.Http.RequestDelegate ReturnStock(int available) => Stub.Returns(200, $$"""{"productId":1,"available":{{available}},"initial":3}""");

    /// <summary>Publishes an address atomically, as the app host does.</summary>
    void Publish(string address)
    {
        File.WriteAllText($"{AddressFile}.tmp", $$$$"""{"services":{"payments":{"http":["{{{{address}}}}"]}}}""");
        File.Move($"{AddressFile}.tmp", AddressFile, overwrite: true);
    }
}
