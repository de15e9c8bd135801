namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>Where a caller goes when the service that it calls is published at another address.</summary>
public sealed class MovedServiceTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("evolution-moved-").FullName;

    string File => Path.Combine(folder, "addresses.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("None")]
    [InlineData("CircuitBreaker")]
    public async Task It_is_found_there_without_a_restart_each_time_it_moves(string breaker)
    {
        await using var first = await Stub.StartAsync(Holds(1));
        await using var second = await Stub.StartAsync(Holds(2));
        await using var caller = Caller.Discovering(("services:payments:http:0", first.Address), ("Discovery:File", File), ("Remote:Breaker", breaker));
        (await caller.GetAsync()).Available.ShouldBe(1);

        Publish(second.Address);
        await FindsAsync(caller, 2);

        Publish(first.Address);
        await FindsAsync(caller, 1);
    }

    [Fact]
    public async Task A_call_that_is_tried_again_goes_where_it_is_by_then()
    {
        await using var second = await Stub.StartAsync(Holds(2));
        await using var first = await Stub.StartAsync(Stub.Says(503));
        await using var caller = Caller.Discovering(
            ("services:payments:http:0", first.Address), ("Discovery:File", File), ("Remote:AttemptLimit", "00:00:30"), ("Remote:TotalLimit", "00:00:30"));
        first.Answer = async context =>
        {
            Publish(second.Address);
            await Eventually.HoldsAsync("the caller has read the file", () => caller.Configuration["services:payments:http:0"] == second.Address);
            await Stub.Says(503)(context);
        };

        (await caller.GetAsync()).Available.ShouldBe(2);
    }

    [Fact]
    public async Task Who_starts_after_the_move_finds_it_whatever_its_environment_says()
    {
        await using var moved = await Stub.StartAsync(Holds(2));
        Publish(moved.Address);

        await using var caller = Caller.Discovering(("services:payments:http:0", "http://127.0.0.1:1"), ("Discovery:File", File));

        (await caller.GetAsync()).Available.ShouldBe(2);
    }

    [Fact]
    public async Task Who_was_told_an_address_by_a_variable_stays_with_it()
    {
        await using var first = await Stub.StartAsync(Holds(1));
        await using var second = await Stub.StartAsync(Holds(2));
        Publish(second.Address);

        await using var caller = Caller.Of(first.Address, ("Discovery:File", File));

        (await caller.GetAsync()).Available.ShouldBe(1);
    }

    static async Task FindsAsync(Caller caller, long available) =>
        await Eventually.HoldsAsync($"the caller goes to the one that has {available}", async () => (await caller.GetAsync()).Available == available);

    static Microsoft.AspNetCore.Http.RequestDelegate Holds(int available) => Stub.Says(200, $$"""{"productId":1,"available":{{available}},"initial":3}""");

    /// <summary>Publishes in one step, as the app host does.</summary>
    void Publish(string address)
    {
        System.IO.File.WriteAllText($"{File}.half", $$$$"""{"services":{"payments":{"http":["{{{{address}}}}"]}}}""");
        System.IO.File.Move($"{File}.half", File, overwrite: true);
    }
}
