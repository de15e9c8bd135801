using System.Diagnostics;
using System.Net;
using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Testing;
using Npgsql;

namespace Evolution.Hosting.LocalServers.Tests.Servers;

/// <summary>A real PostgreSQL server.</summary>
[Collection(typeof(ExampleCollection))]
public sealed class PostgresTests(ExampleApplication example)
{
    [Fact]
    public async Task Postgres_accepts_its_password_and_no_other()
    {
        var connectionString = await example.GetConnectionStringAsync("shop");

        (await Clients.QueryAsync(connectionString, "SELECT 1")).ShouldBe(1);
        var exception = await Should.ThrowAsync<PostgresException>(Clients.QueryAsync($"{connectionString};Password=wrong", "SELECT 1"));
        exception.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    [InlineData("synchronous_commit")]
    public async Task Postgres_writes_durably(string setting) => (await Clients.QueryAsync(await example.GetConnectionStringAsync("shop"), $"SHOW {setting}")).ShouldBe("on");

    [Fact]
    public void Postgres_listens_on_loopback_only() =>
        ServerProcesses.GetTree(example.GetProcessId("postgres")).SelectMany(ListeningSockets.Of).Distinct().ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Loopback);

    [Fact]
    public void Postgres_does_not_run_as_root() => ServerProcesses.GetTree(example.GetProcessId("postgres")).ShouldAllBe(process => ServerProcesses.GetUser(process) != 0);

    [Theory]
    [InlineData("shop", "shop")]
    [InlineData("orders", ExampleApplication.SharedDatabase)]
    [InlineData("inventory", ExampleApplication.SharedDatabase)]
    public async Task Database_exists_when_its_resource_is_healthy(string resource, string database)
    {
        await example.WaitUntilHealthyAsync(resource);

        (await Clients.QueryAsync(await example.GetConnectionStringAsync(resource), "SELECT current_database()")).ShouldBe(database);
    }

    [Fact]
    public async Task Databases_start_and_stop_with_their_server()
    {
        await example.RunCommandAsync("postgres", KnownResourceCommands.StopCommand);
        await example.WaitUntilExitedAsync("shop");
        await example.WaitUntilExitedAsync("orders");

        await example.RunCommandAsync("postgres", KnownResourceCommands.StartCommand);
        await example.WaitUntilHealthyAsync("shop");
        await example.WaitUntilHealthyAsync("orders");

        Signals.Send(example.GetProcessId("postgres"), Signals.Kill);
        await example.WaitUntilExitedAsync("shop");
        await example.RunCommandAsync("postgres", KnownResourceCommands.StartCommand);
        await example.WaitUntilHealthyAsync("shop");
    }

    [Fact]
    public async Task Service_that_waits_for_a_database_starts_after_the_restart_of_a_killed_server()
    {
        await example.KillAsync("postgres", wholeTree: true);
        await example.WaitUntilExitedAsync("shop");
        await example.RunCommandAsync("echo", KnownResourceCommands.StopCommand);
        await example.WaitUntilExitedAsync("echo");

        await example.RunCommandAsync("postgres", KnownResourceCommands.StartCommand);
        await example.RunCommandAsync("echo", KnownResourceCommands.StartCommand);

        await example.WaitUntilHealthyAsync("echo");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Postgres_keeps_its_data_and_address_when_killed_and_restarted(bool wholeTree)
    {
        var connectionString = await example.GetConnectionStringAsync("shop");
        await Clients.QueryAsync(connectionString, $"DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 42 AS answer");

        // A client with a busy backend, which does not notice the exit of the main process.
        var busyQuery = Should.ThrowAsync<NpgsqlException>(Clients.QueryAsync($"{connectionString};Command Timeout=60", "SELECT count(*) FROM generate_series(1, 100000000000)"));
        await Wait.UntilAsync("a backend is busy", async () => (long)(await Clients.QueryAsync(connectionString, "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series(1, 1000%' AND pid <> pg_backend_pid()"))! > 0);
        await example.KillAsync("postgres", wholeTree);
        await example.RunCommandAsync("postgres", KnownResourceCommands.StartCommand);
        await example.WaitUntilHealthyAsync("shop");

        (await example.GetConnectionStringAsync("shop")).ShouldBe(connectionString);
        (await Clients.QueryAsync(connectionString, "SELECT answer FROM kept")).ShouldBe(42);
        await busyQuery;
    }

    [Fact]
    public async Task Stop_does_not_wait_for_clients_and_the_next_start_needs_no_recovery()
    {
        await using var client = new NpgsqlConnection($"{await example.GetConnectionStringAsync("shop")};Pooling=false");
        await client.OpenAsync();
        var stopwatch = Stopwatch.StartNew();

        await example.RunCommandAsync("postgres", KnownResourceCommands.StopCommand);
        await example.WaitUntilExitedAsync("postgres");
        var stopDuration = stopwatch.Elapsed;
        TestContext.Current.TestOutputHelper!.WriteLine($"Stop with an open client took {stopDuration.TotalSeconds:0.0} s.");
        var log = await Wait.ForValueAsync("the log contains the shutdown", () => example.GetLogAsync("postgres"), text => text.Contains("database system is shut down"));
        await example.RunCommandAsync("postgres", KnownResourceCommands.StartCommand);
        await example.WaitUntilHealthyAsync("shop");

        stopDuration.ShouldBeLessThan(TimeSpan.FromSeconds(4));
        log.ShouldContain("received fast shutdown request");
        var nextLog = await Wait.ForValueAsync("the log contains the start", () => example.GetLogAsync("postgres"), text => text.Contains("database system is ready to accept connections"));
        nextLog.ShouldContain("database system was shut down at");
        nextLog.ShouldNotContain("recovery");
    }
}
