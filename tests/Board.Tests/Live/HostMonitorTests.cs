using Evolution.Board.Connection;
using Evolution.Board.Live;
using Evolution.Control;
using Evolution.Lab.FakeHost;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Live;

/// <summary>Monitors a host that changes, fails and restarts.</summary>
public sealed class HostMonitorTests : IAsyncLifetime
{
    const string Token = "secret";

    RunningBoard board = null!;

    HostMonitor Monitor => board.Services.GetRequiredService<HostMonitor>();

    public async ValueTask InitializeAsync() => board = await RunningBoard.StartAsync();

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Fact]
    public async Task A_missing_host_is_reported() =>
        (await Monitor.GetViewAsync()).Error.ShouldNotBeNull().ShouldStartWith("The host is not running");

    [Fact]
    public async Task An_invalid_control_file_is_reported()
    {
        await File.WriteAllTextAsync(board.ControlFile, "{");

        (await Monitor.GetViewAsync()).Error.ShouldNotBeNull().ShouldStartWith("The host's control file cannot be read");
    }

    [Fact]
    public async Task The_resources_of_the_shop_are_shown_without_the_Board()
    {
        await using var host = await HostAsync();
        host.Put(new("board", "Project", "Running", "Healthy", null));

        var topology = (await Monitor.GetViewAsync()).Topologies.ShouldHaveSingleItem();

        topology.Title.ShouldBe("Phase 0");
        topology.Resources.Select(resource => resource.Name).ShouldBe(["orders"]);
    }

    [Fact]
    public async Task A_subscriber_is_notified_of_a_change()
    {
        await using var host = await HostAsync();
        using var watching = Monitor.Subscribe(() => Task.CompletedTask);
        await StateBecomesAsync("Running");

        host.Put(FakeResource.Service("orders") with { State = "Exited", ExitCode = 137 });

        await StateBecomesAsync("Exited");
    }

    [Fact]
    public async Task A_lost_host_keeps_the_last_state_and_a_new_host_is_found()
    {
        var first = await HostAsync();
        using var watching = Monitor.Subscribe(() => Task.CompletedTask);
        await StateBecomesAsync("Running");

        await first.DisposeAsync();

        await Wait.UntilAsync("the error is shown", () => Monitor.View.Error is not null);
        Monitor.View.Error.ShouldStartWith("The host's control server does not respond");
        Monitor.View.Topologies.ShouldHaveSingleItem();

        await using var second = await HostAsync();
        await Wait.UntilAsync("the new host is seen", () => Monitor.View.Error is null);
    }

    [Fact]
    public async Task A_failing_subscriber_does_not_affect_others()
    {
        await using var host = await HostAsync();
        var notificationCount = 0;
        using var failing = Monitor.Subscribe(() => throw new InvalidOperationException("This page is broken."));
        using var watching = Monitor.Subscribe(() => Task.FromResult(Interlocked.Increment(ref notificationCount)));

        await Wait.UntilAsync("the other subscriber is notified repeatedly", () => Volatile.Read(ref notificationCount) > 2);
    }

    [Fact]
    public async Task An_invalid_response_is_reported_and_polling_continues()
    {
        await using var host = await HostAsync();
        host.Topologies = [new { phase = "nonsense" }];
        using var watching = Monitor.Subscribe(() => Task.CompletedTask);
        await Wait.UntilAsync("the error is shown", () => Monitor.View.Error?.StartsWith("The host returned an unexpected response", StringComparison.Ordinal) is true);

        host.Topologies = FakeControlServer.Phase0;

        await StateBecomesAsync("Running");
        Monitor.View.Error.ShouldBeNull();
    }

    [Fact]
    public async Task Without_subscribers_the_host_is_not_polled()
    {
        await using var host = await HostAsync();
        var watching = Monitor.Subscribe(() => Task.CompletedTask);
        await StateBecomesAsync("Running");
        watching.Dispose();

        await Monitor.Polling.WaitAsync(TimeSpan.FromSeconds(30));

        // The last request may still be running.
        var connection = board.Services.GetRequiredService<HostConnection>();
        await Wait.UntilAsync("the host receives no other requests", async () =>
        {
            var before = host.RequestCount;
            await connection.SendAsync(control => control.TopologiesAsync());
            return host.RequestCount == before + 1;
        });
    }

    async Task<FakeControlServer> HostAsync()
    {
        var host = await FakeControlServer.StartAsync(Token);
        host.Put(FakeResource.Service("orders"));
        board.ConnectTo(new ControlAccess(new(host.Address), Token, Environment.ProcessId));
        return host;
    }

    Task StateBecomesAsync(string state) =>
        Wait.UntilAsync($"orders is {state}", () => Monitor.View[""]?.Resources.SingleOrDefault(resource => resource.Name is "orders")?.State == state);
}
