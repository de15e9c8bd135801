using Evolution.Board.Connection;
using Evolution.Board.Live;
using Evolution.Control;
using Evolution.Lab.FakeHost;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Live;

/// <summary>What the Board knows of its host, whatever happens to that.</summary>
public sealed class HostWatchTests : IAsyncLifetime
{
    const string Token = "secret";

    RunningBoard board = null!;

    HostWatch Watch => board.Services.GetRequiredService<HostWatch>();

    public async ValueTask InitializeAsync() => board = await RunningBoard.StartAsync();

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Fact]
    public async Task Without_a_host_it_says_that_none_runs() =>
        (await Watch.LookAsync()).Error.ShouldNotBeNull().ShouldStartWith("The host does not run");

    [Fact]
    public async Task A_broken_control_file_is_told_of()
    {
        await File.WriteAllTextAsync(board.ControlFile, "{");

        (await Watch.LookAsync()).Error.ShouldNotBeNull().ShouldStartWith("The host's control file cannot be read");
    }

    [Fact]
    public async Task It_shows_the_resources_of_the_shop_and_not_the_Board_itself()
    {
        await using var host = await HostAsync();
        host.Put(new("board", "Project", "Running", "Healthy", null));

        var topology = (await Watch.LookAsync()).Topologies.ShouldHaveSingleItem();

        topology.Title.ShouldBe("Phase 0");
        topology.Resources.Select(resource => resource.Name).ShouldBe(["orders"]);
    }

    [Fact]
    public async Task Who_watches_is_told_of_a_change_by_itself()
    {
        await using var host = await HostAsync();
        using var watching = Watch.Watch(() => Task.CompletedTask);
        await StateBecomesAsync("Running");

        host.Put(FakeResource.Service("orders") with { State = "Exited", ExitCode = 137 });

        await StateBecomesAsync("Exited");
    }

    [Fact]
    public async Task When_the_host_goes_away_what_was_known_stays_with_the_error_and_a_new_host_is_found_by_its_file()
    {
        var first = await HostAsync();
        using var watching = Watch.Watch(() => Task.CompletedTask);
        await StateBecomesAsync("Running");

        await first.DisposeAsync();

        await Eventually.HoldsAsync("the error is shown", () => Watch.View.Error is not null);
        Watch.View.Error.ShouldStartWith("The host's control server does not answer");
        Watch.View.Topologies.ShouldHaveSingleItem();

        await using var second = await HostAsync();
        await Eventually.HoldsAsync("the new host is seen", () => Watch.View.Error is null);
    }

    [Fact]
    public async Task A_page_that_fails_takes_no_other_with_it()
    {
        await using var host = await HostAsync();
        var told = 0;
        using var failing = Watch.Watch(() => throw new InvalidOperationException("This page is broken."));
        using var watching = Watch.Watch(() => Task.FromResult(Interlocked.Increment(ref told)));

        await Eventually.HoldsAsync("the other page is updated again and again", () => Volatile.Read(ref told) > 2);
    }

    [Fact]
    public async Task A_host_that_answers_nonsense_is_told_of_and_the_watch_goes_on()
    {
        await using var host = await HostAsync();
        host.Topologies = [new { phase = "nonsense" }];
        using var watching = Watch.Watch(() => Task.CompletedTask);
        await Eventually.HoldsAsync("the error is shown", () => Watch.View.Error?.StartsWith("The host answered something", StringComparison.Ordinal) is true);

        host.Topologies = FakeControlServer.Phase0;

        await StateBecomesAsync("Running");
        Watch.View.Error.ShouldBeNull();
    }

    [Fact]
    public async Task While_nobody_watches_nothing_is_asked()
    {
        await using var host = await HostAsync();
        var watching = Watch.Watch(() => Task.CompletedTask);
        await StateBecomesAsync("Running");
        watching.Dispose();

        await Watch.Running.WaitAsync(TimeSpan.FromSeconds(30));

        // The last question may still be under way.
        var connection = board.Services.GetRequiredService<HostConnection>();
        await Eventually.HoldsAsync("the host is asked by nobody else", async () =>
        {
            var asked = host.Asked;
            await connection.AskAsync(control => control.TopologiesAsync());
            return host.Asked == asked + 1;
        });
    }

    async Task<FakeControlServer> HostAsync()
    {
        var host = await FakeControlServer.StartAsync(Token);
        host.Put(FakeResource.Service("orders"));
        board.Meet(new ControlAccess(new(host.Address), Token, Environment.ProcessId));
        return host;
    }

    Task StateBecomesAsync(string state) =>
        Eventually.HoldsAsync($"orders is {state}", () => Watch.View[""]?.Resources.SingleOrDefault(resource => resource.Name is "orders")?.State == state);
}
