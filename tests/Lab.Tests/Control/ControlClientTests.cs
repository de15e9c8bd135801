using System.Net;
using Evolution.Control;
using Evolution.Lab.FakeHost;

namespace Evolution.Lab.Tests.Control;

public sealed class ControlClientTests : IAsyncLifetime
{
    static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(300);

    FakeControlServer server = null!;
    ControlClient control = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FakeControlServer.StartAsync("secret");
        server.Put(FakeResource.CreateService("inventory", "http://localhost:5001") with { ProcessId = 42, Usage = new { processes = 2, memoryBytes = 1000L, processorSeconds = 1.5 } });
        server.Put(new("redis", "RedisResource", "Running", "Healthy", "platform") { Urls = ["tcp://localhost:6379"] });
        control = new(new(new(server.Address), "secret", 1));
    }

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Resources_are_read_completely()
    {
        var inventory = await control.GetResourceAsync("inventory");

        inventory.ShouldBe(new("inventory", "Project", "Running", "Healthy", "evolution", null, 42, null, null, inventory.Urls, null));
        inventory.Address.ShouldBe(new Uri("http://localhost:5001"));
        inventory.IsReady.ShouldBeTrue();
        inventory.IsService.ShouldBeTrue();
        (await control.GetResourceAsync("redis")).Address.ShouldBeNull();
    }

    [Fact]
    public async Task Usage_is_read_on_request()
    {
        var resources = await control.GetResourcesAsync(includeUsage: true);

        resources.Single(resource => resource.Name is "inventory").Usage.ShouldBe(new ResourceUsage(2, 1000, 1.5));
    }

    [Fact]
    public async Task A_wrong_token_is_rejected_with_the_servers_message()
    {
        using var unauthorized = new ControlClient(new(new(server.Address), "guess", 1));

        var failure = await Should.ThrowAsync<ControlException>(() => unauthorized.GetResourcesAsync());

        failure.Status.ShouldBe(HttpStatusCode.Unauthorized);
        failure.Message.ShouldBe("A bearer token is required.");
    }

    [Fact]
    public async Task An_unknown_name_is_rejected_with_the_valid_names()
    {
        var failure = await Should.ThrowAsync<ControlException>(() => control.KillAsync("stock"));

        failure.Status.ShouldBe(HttpStatusCode.NotFound);
        failure.Message.ShouldBe("Unknown resource 'stock'. Expected one of: inventory, redis.");
        (await Should.ThrowAsync<ControlException>(() => control.GetResourceAsync("stock"))).Message.ShouldBe(failure.Message);
    }

    [Fact]
    public async Task A_killed_resource_can_be_started_again()
    {
        await control.KillAsync("inventory");
        var killed = await control.WaitUntilStoppedAsync("inventory", Timeout);
        await control.StartAsync("inventory");
        var started = await control.WaitUntilReadyAsync("inventory", Timeout);

        killed.Summary.ShouldBe("Exited, exit code 137");
        started.IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task Killing_a_resource_twice_is_a_conflict()
    {
        await control.KillAsync("inventory");

        (await Should.ThrowAsync<ControlException>(() => control.KillAsync("inventory"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_moved_resource_has_another_address()
    {
        await control.MoveAsync("inventory");

        var moved = await control.GetResourceAsync("inventory");
        moved.Address.ShouldBe(new Uri("http://localhost:5002"));
        moved.IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task All_other_routes_can_be_called()
    {
        await control.StopAsync("redis");
        (await control.GetResourceAsync("redis")).HasStopped.ShouldBeTrue();
        await control.RestartAsync("redis");
        (await control.GetResourceAsync("redis")).IsReady.ShouldBeTrue();
        (await control.RunCommandAsync("inventory", "place-order")).ShouldBe(new CommandResponse("201 Created", "{}"));
        (await control.GetUnitsAsync())["evolution"].ShouldBe(["gateway", "orders"]);
        (await control.RedeployAsync("evolution")).Seconds.ShouldBe(1.5);
        (await control.GetConnectionStringsAsync()).ShouldBe(new Dictionary<string, string?> { ["redis"] = "localhost:1", ["rabbitmq"] = null }, ignoreOrder: true);
        (await control.GetTopologiesAsync()).Single().Aspects["caches"].ShouldBe("shared");
    }

    [Fact]
    public async Task The_log_returns_the_last_lines_in_order()
    {
        (await control.GetLogAsync("inventory")).ShouldBeEmpty();
        foreach (var line in new[] { "one", "two", "three" }) server.Log.Enqueue(line);

        (await control.GetLogAsync("inventory", lines: 2)).ShouldBe(["two", "three"]);
    }

    [Fact]
    public async Task A_timed_out_wait_reports_the_state_and_the_log()
    {
        server.Put(FakeResource.CreateService("inventory") with { State = "Starting", Health = null });
        server.Log.Enqueue("Connecting to the database");

        var failure = await Should.ThrowAsync<TimeoutException>(() => control.WaitUntilReadyAsync("inventory", Timeout));

        failure.Message.ShouldContain("until inventory was ready");
        failure.Message.ShouldContain("inventory is Starting");
        failure.Message.ShouldContain("Connecting to the database");
    }

    [Fact]
    public void A_missing_control_file_is_read_as_null() =>
        ControlConnectionInfo.Read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())).ShouldBeNull();
}
