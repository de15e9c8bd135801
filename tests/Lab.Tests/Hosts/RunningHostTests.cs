using System.Collections.Concurrent;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Tests.Hosts;

public sealed class RunningHostTests : IDisposable
{
    readonly FakeHosts hosts = new();

    public void Dispose() => hosts.Dispose();

    [Fact]
    public async Task A_ready_host_reports_its_topologies_and_addresses_and_stops_cleanly()
    {
        var lines = new ConcurrentQueue<string>();
        var running = await hosts.RunAsync(FakeHosts.CreateOptions("ready") with { OnLine = lines.Enqueue });

        lines.ShouldContain("Fake host --phase 0");
        running.Topology.State.Phase.ShouldBe(0);
        (await running.Topology.GetGatewayAddressAsync()).Host.ShouldBe("127.0.0.1");

        (await running.StopAsync()).ShouldBeTrue();
        (await running.Completion).ShouldBe(0);
        hosts.ControlFiles.ShouldBeEmpty();
        await running.DisposeAsync();
    }

    [Fact]
    public async Task An_order_check_places_an_order_waits_for_its_confirmation_and_reads_it_back()
    {
        await using var running = await hosts.RunAsync(FakeHosts.CreateOptions("ready"));
        using var shop = new ShopClient(await running.Topology.GetGatewayAddressAsync());

        var check = await OrderCheck.RunAsync(shop);

        check.Order.IsConfirmed.ShouldBeTrue();
        check.ToString().ShouldContain("confirmed, 19.99 EUR; response 202");
    }

    [Fact]
    public async Task A_rejected_order_reports_the_reason()
    {
        await using var running = await hosts.RunAsync(FakeHosts.CreateOptions("declining"));
        using var shop = new ShopClient(await running.Topology.GetGatewayAddressAsync());

        (await Should.ThrowAsync<ShopException>(() => OrderCheck.RunAsync(shop))).Message.ShouldContain("The card was declined.");
    }

    [Fact]
    public async Task A_failed_resource_fails_the_start_immediately_with_its_last_log_lines()
    {
        var exception = await Should.ThrowAsync<LabException>(() => hosts.RunAsync(FakeHosts.CreateOptions("failing") with { ReadyTimeout = TimeSpan.FromMinutes(1) }));

        exception.Message.ShouldContain("redis did not start. redis is FailedToStart, exit code 1");
        exception.Message.ShouldContain("A log line of Orders.");
        hosts.ControlFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_timeout_names_the_resources_that_are_not_ready()
    {
        var exception = await Should.ThrowAsync<TimeoutException>(() => hosts.RunAsync(FakeHosts.CreateOptions("starting")));

        exception.Message.ShouldContain("redis is Starting");
        exception.Message.ShouldNotContain("gateway");
    }

    [Fact]
    public async Task Invalid_arguments_fail_with_the_error_of_the_host_and_exit_code_2()
    {
        var exception = await Should.ThrowAsync<LabException>(() => hosts.RunAsync(FakeHosts.CreateOptions("refusing")));

        exception.ExitCode.ShouldBe(2);
        exception.Message.ShouldBe("Unknown phase '9'.");
    }

    [Fact]
    public async Task A_host_that_exits_early_is_reported_with_its_last_output()
    {
        var exception = await Should.ThrowAsync<LabException>(() => hosts.RunAsync(FakeHosts.CreateOptions("crashing")));

        exception.ExitCode.ShouldBe(1);
        exception.Message.ShouldContain("exit code 3");
        exception.Message.ShouldContain("Cannot find the servers.");
    }

    [Fact]
    public async Task A_host_that_does_not_stop_is_killed_after_the_timeout()
    {
        await using var running = await hosts.RunAsync(FakeHosts.CreateOptions("ignoring-stop") with { StopTimeout = TimeSpan.FromMilliseconds(200) });

        (await running.StopAsync()).ShouldBeFalse();
        (await running.Completion).ShouldBe(137);
        hosts.ControlFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forced_stop_kills_the_host_immediately()
    {
        using var forcedStop = new CancellationTokenSource();
        await using var running = await hosts.RunAsync(FakeHosts.CreateOptions("ignoring-stop") with { ForcedStopToken = forcedStop.Token });
        var stopTask = running.StopAsync();

        forcedStop.Cancel();

        (await stopTask.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeFalse();
    }
}
