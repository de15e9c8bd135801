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
    public async Task An_unavailable_host_is_reported() =>
        (await Monitor.GetViewAsync()).Error.ShouldNotBeNull().ShouldStartWith("The host is not running");

    [Fact]
    public async Task An_invalid_control_file_is_reported()
    {
        await File.WriteAllTextAsync(board.ControlFile, "{");

        (await Monitor.GetViewAsync()).Error.ShouldNotBeNull().ShouldStartWith("The host's control file cannot be read");
    }

    [Fact]
    public async Task The_resources_exclude_the_Board()
    {
        await using var host = await StartHostAsync();
        host.Put(new("board", "Project", "Running", "Healthy", null));

        var topology = (await Monitor.GetViewAsync()).Topologies.ShouldHaveSingleItem();

        topology.Title.ShouldBe("Phase 0");
        topology.Resources.Select(resource => resource.Name).ShouldBe(["orders"]);
    }

    [Fact]
    public async Task A_subscriber_is_notified_of_a_change()
    {
        await using var host = await StartHostAsync();
        using var subscription = Monitor.Subscribe(() => Task.CompletedTask);
        await WaitForStateAsync("Running");

        host.Put(FakeResource.CreateService("orders") with { State = "Exited", ExitCode = 137 });

        await WaitForStateAsync("Exited");
    }

    [Fact]
    public async Task The_last_state_is_kept_while_the_host_is_unavailable_and_a_new_host_is_detected()
    {
        var firstHost = await StartHostAsync();
        using var subscription = Monitor.Subscribe(() => Task.CompletedTask);
        await WaitForStateAsync("Running");

        await firstHost.DisposeAsync();

        await Wait.UntilAsync("the error is shown", () => Monitor.View.Error is not null);
        Monitor.View.Error.ShouldStartWith("The host's control server does not respond");
        Monitor.View.Topologies.ShouldHaveSingleItem();

        await using var secondHost = await StartHostAsync();
        await Wait.UntilAsync("the new host is detected", () => Monitor.View.Error is null);
    }

    [Fact]
    public async Task A_failing_subscriber_does_not_affect_others()
    {
        await using var host = await StartHostAsync();
        var notificationCount = 0;
        using var failingSubscription = Monitor.Subscribe(() => throw new InvalidOperationException("The page failed."));
        using var subscription = Monitor.Subscribe(() => Task.FromResult(Interlocked.Increment(ref notificationCount)));

        await Wait.UntilAsync("the other subscriber is notified repeatedly", () => Volatile.Read(ref notificationCount) > 2);
    }

    [Fact]
    public async Task An_invalid_response_is_reported_and_polling_continues()
    {
        await using var host = await StartHostAsync();
        host.Topologies = [new { phase = "invalid" }];
        using var subscription = Monitor.Subscribe(() => Task.CompletedTask);
        await Wait.UntilAsync("the error is shown", () => Monitor.View.Error?.StartsWith("The host returned an unexpected response", StringComparison.Ordinal) is true);

        host.Topologies = FakeControlServer.Phase0;

        await WaitForStateAsync("Running");
        Monitor.View.Error.ShouldBeNull();
    }

    [Fact]
    public async Task Without_subscribers_the_host_is_not_polled()
    {
        await using var host = await StartHostAsync();
        var subscription = Monitor.Subscribe(() => Task.CompletedTask);
        await WaitForStateAsync("Running");
        subscription.Dispose();

        await Monitor.Polling.WaitAsync(TimeSpan.FromSeconds(30));

        // The last request may still be running.
        var connection = board.Services.GetRequiredService<HostConnection>();
        await Wait.UntilAsync("the host receives no other requests", async () =>
        {
            var before = host.RequestCount;
            await connection.SendAsync(control => control.GetTopologiesAsync());
            return host.RequestCount == before + 1;
        });
    }

    async Task<FakeControlServer> StartHostAsync()
    {
        var host = await FakeControlServer.StartAsync(Token);
        host.Put(FakeResource.CreateService("orders"));
        board.ConnectTo(new ControlConnectionInfo(new(host.Address), Token, Environment.ProcessId));
        return host;
    }

    Task WaitForStateAsync(string state) =>
        Wait.UntilAsync($"orders is {state}", () => Monitor.View[""]?.Resources.SingleOrDefault(resource => resource.Name is "orders")?.State == state);
}
