using System.Collections.Concurrent;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Tests.Hosts;

public sealed class RunningHostTests : IDisposable
{
    readonly FakeHosts hosts = new();

    public void Dispose() => hosts.Dispose();

    [Fact]
    public async Task A_host_that_is_ready_tells_its_topologies_and_addresses_and_leaves_nothing_behind()
    {
        var lines = new ConcurrentQueue<string>();
        var running = await hosts.RunAsync(FakeHosts.As("ready") with { OnLine = lines.Enqueue });

        lines.ShouldContain("Fake host --phase 0");
        running.Topology.State.Phase.ShouldBe(0);
        (await running.Topology.GatewayAsync()).Host.ShouldBe("127.0.0.1");

        (await running.StopAsync()).ShouldBeTrue();
        (await running.Ended).ShouldBe(0);
        hosts.ControlFiles.ShouldBeEmpty();
        await running.DisposeAsync();
    }

    [Fact]
    public async Task An_order_is_placed_awaited_and_read_back()
    {
        await using var running = await hosts.RunAsync(FakeHosts.As("ready"));
        using var shop = new ShopClient(await running.Topology.GatewayAsync());

        var check = await OrderCheck.RunAsync(shop);

        check.Order.IsConfirmed.ShouldBeTrue();
        check.ToString().ShouldContain("confirmed, 19.99 EUR; answered 202");
    }

    [Fact]
    public async Task An_order_that_is_refused_says_why()
    {
        await using var running = await hosts.RunAsync(FakeHosts.As("declining"));
        using var shop = new ShopClient(await running.Topology.GatewayAsync());

        (await Should.ThrowAsync<ShopException>(() => OrderCheck.RunAsync(shop))).Message.ShouldContain("The card was declined.");
    }

    [Fact]
    public async Task A_resource_that_fails_ends_the_start_at_once_with_its_last_lines()
    {
        var failure = await Should.ThrowAsync<LabException>(() => hosts.RunAsync(FakeHosts.As("failing") with { ReadyLimit = TimeSpan.FromMinutes(1) }));

        failure.Message.ShouldContain("redis did not come up. redis is FailedToStart, exit code 1");
        failure.Message.ShouldContain("Orders says something.");
        hosts.ControlFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_that_takes_too_long_names_what_is_missing()
    {
        var late = await Should.ThrowAsync<TimeoutException>(() => hosts.RunAsync(FakeHosts.As("starting")));

        late.Message.ShouldContain("redis is Starting");
        late.Message.ShouldNotContain("gateway");
    }

    [Fact]
    public async Task Wrong_arguments_give_the_hosts_own_line_and_exit_code_2()
    {
        var refusal = await Should.ThrowAsync<LabException>(() => hosts.RunAsync(FakeHosts.As("refusing")));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldBe("There is no phase '9'.");
    }

    [Fact]
    public async Task A_host_that_ends_early_is_reported_with_its_last_lines()
    {
        var failure = await Should.ThrowAsync<LabException>(() => hosts.RunAsync(FakeHosts.As("crashing")));

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldContain("exit code 3");
        failure.Message.ShouldContain("Cannot find the servers.");
    }

    [Fact]
    public async Task A_host_that_does_not_stop_is_killed_after_its_time_limit()
    {
        await using var running = await hosts.RunAsync(FakeHosts.As("deaf") with { StopLimit = TimeSpan.FromMilliseconds(200) });

        (await running.StopAsync()).ShouldBeFalse();
        (await running.Ended).ShouldBe(137);
        hosts.ControlFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Insisting_kills_at_once()
    {
        using var insist = new CancellationTokenSource();
        await using var running = await hosts.RunAsync(FakeHosts.As("deaf") with { Forced = insist.Token });
        var stopping = running.StopAsync();

        insist.Cancel();

        (await stopping.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeFalse();
    }
}
