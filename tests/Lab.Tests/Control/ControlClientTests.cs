using System.Net;
using Evolution.Control;
using Evolution.Lab.FakeHost;

namespace Evolution.Lab.Tests.Control;

public sealed class ControlClientTests : IAsyncLifetime
{
    static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    FakeControlServer server = null!;
    ControlClient control = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FakeControlServer.StartAsync("secret");
        server.Put(FakeResource.Service("inventory", "http://localhost:5001") with { ProcessId = 42, Usage = new { processes = 2, memoryBytes = 1000L, processorSeconds = 1.5 } });
        server.Put(new("redis", "RedisResource", "Running", "Healthy", "platform") { Urls = ["tcp://localhost:6379"] });
        control = new(new(new(server.Address), "secret", 1));
    }

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Resources_are_read_whole()
    {
        var inventory = await control.ResourceAsync("inventory");

        inventory.ShouldBe(new("inventory", "Project", "Running", "Healthy", "evolution", null, 42, null, null, inventory.Urls, null));
        inventory.Address.ShouldBe(new Uri("http://localhost:5001"));
        inventory.IsReady.ShouldBeTrue();
        inventory.IsService.ShouldBeTrue();
        (await control.ResourceAsync("redis")).Address.ShouldBeNull();
    }

    [Fact]
    public async Task Usage_is_read_when_it_is_asked_for()
    {
        var resources = await control.ResourcesAsync(usage: true);

        resources.Single(resource => resource.Name is "inventory").Usage.ShouldBe(new ResourceUsage(2, 1000, 1.5));
    }

    [Fact]
    public async Task A_wrong_token_is_refused_in_the_servers_words()
    {
        using var stranger = new ControlClient(new(new(server.Address), "guess", 1));

        var refusal = await Should.ThrowAsync<ControlException>(() => stranger.ResourcesAsync());

        refusal.Status.ShouldBe(HttpStatusCode.Unauthorized);
        refusal.Message.ShouldBe("It needs its token.");
    }

    [Fact]
    public async Task An_unknown_name_lists_what_there_is()
    {
        var refusal = await Should.ThrowAsync<ControlException>(() => control.KillAsync("stock"));

        refusal.Status.ShouldBe(HttpStatusCode.NotFound);
        refusal.Message.ShouldBe("There is no resource 'stock'. There are: inventory, redis.");
        (await Should.ThrowAsync<ControlException>(() => control.ResourceAsync("stock"))).Message.ShouldBe(refusal.Message);
    }

    [Fact]
    public async Task What_is_killed_ends_and_comes_back_when_it_is_started()
    {
        await control.KillAsync("inventory");
        var killed = await control.WaitUntilEndedAsync("inventory", Soon);
        await control.StartAsync("inventory");
        var started = await control.WaitUntilReadyAsync("inventory", Soon);

        killed.Summary.ShouldBe("Exited, exit code 137");
        started.IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task Killing_twice_is_refused()
    {
        await control.KillAsync("inventory");

        (await Should.ThrowAsync<ControlException>(() => control.KillAsync("inventory"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_is_moved_runs_at_another_address()
    {
        await control.MoveAsync("inventory");

        var moved = await control.ResourceAsync("inventory");
        moved.Address.ShouldBe(new Uri("http://localhost:5002"));
        moved.IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task Stop_restart_commands_units_redeployment_connection_strings_and_topologies_are_reached()
    {
        await control.StopAsync("redis");
        (await control.ResourceAsync("redis")).HasEnded.ShouldBeTrue();
        await control.RestartAsync("redis");
        (await control.ResourceAsync("redis")).IsReady.ShouldBeTrue();
        (await control.CommandAsync("inventory", "place-order")).ShouldBe(new CommandAnswer("201 Created", "{}"));
        (await control.UnitsAsync())["evolution"].ShouldBe(["gateway", "orders"]);
        (await control.RedeployAsync("evolution")).Seconds.ShouldBe(1.5);
        (await control.ConnectionStringsAsync()).ShouldBe(new Dictionary<string, string?> { ["redis"] = "localhost:1", ["rabbitmq"] = null }, ignoreOrder: true);
        (await control.TopologiesAsync()).Single().Aspects["caches"].ShouldBe("shared");
    }

    [Fact]
    public async Task The_log_gives_the_last_lines_oldest_first_and_nothing_where_there_is_none()
    {
        (await control.LogAsync("inventory")).ShouldBeEmpty();
        foreach (var line in new[] { "one", "two", "three" }) server.Log.Enqueue(line);

        (await control.LogAsync("inventory", lines: 2)).ShouldBe(["two", "three"]);
    }

    [Fact]
    public async Task A_wait_that_fails_says_what_it_waited_for_and_what_it_saw()
    {
        server.Put(FakeResource.Service("inventory") with { State = "Starting", Health = null });
        server.Log.Enqueue("Connecting to the database");

        var late = await Should.ThrowAsync<TimeoutException>(() => control.WaitUntilReadyAsync("inventory", Soon));

        late.Message.ShouldContain("until inventory was ready");
        late.Message.ShouldContain("inventory is Starting");
        late.Message.ShouldContain("Connecting to the database");
    }

    [Fact]
    public void The_file_of_a_host_that_is_not_there_yet_is_nothing() =>
        ControlAccess.Read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())).ShouldBeNull();
}
