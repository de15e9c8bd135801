using System.Net;
using Dapper;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Stores;

public sealed class MigrationTests(AllServers servers)
{
    [Fact]
    public async Task Replicas_that_start_at_once_run_each_script_once()
    {
        var (database, cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
        var replicas = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Probe.StartAsync(database, cache)));
        await Task.WhenAll(replicas.Select(Probe.MigratedAsync));
        foreach (var replica in replicas) await replica.DisposeAsync();

        await using var connection = new NpgsqlConnection(database);
        var scripts = await connection.QueryAsync<string>("SELECT scriptname FROM probe.migrations ORDER BY scriptname");
        scripts.Select(script => script.Split('.')[^2]).ShouldBe(["0001_outbox_and_inbox", "0001_things"]);
    }

    [Fact]
    public async Task A_service_that_starts_again_leaves_its_schema_as_it_is()
    {
        var (database, cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
        await using (var first = await Probe.StartAsync(database, cache)) await first.MigratedAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.ExecuteAsync("INSERT INTO probe.things (order_id) VALUES (gen_random_uuid())");

        await using (var second = await Probe.StartAsync(database, cache)) await second.MigratedAsync();
        (await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM probe.things")).ShouldBe(1);
    }

    [Fact]
    public async Task A_script_that_the_database_refuses_ends_the_service_instead_of_being_tried_for_ever()
    {
        var database = await servers.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database)) await connection.ExecuteAsync("CREATE SCHEMA probe; CREATE TABLE probe.outbox ()");

        await using var service = await Probe.StartAsync(database, servers.CreateCache());

        var stopping = new TaskCompletionSource();
        service.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task.LimitAsync("the service ends");
    }

    [Fact]
    public async Task A_service_that_starts_before_its_database_waits_for_it_and_is_alive_but_not_healthy()
    {
        var (wire, database) = Wires.ToDatabase(await servers.CreateDatabaseAsync());
        await using var laid = wire;
        wire.Cut();
        await using var service = await Probe.StartAsync(database, servers.CreateCache());
        (await service.Http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        wire.Mend();
        await service.MigratedAsync();
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_migration_that_loses_its_database_half_way_is_done_again()
    {
        var direct = await servers.CreateDatabaseAsync();
        var (wire, database) = Wires.ToDatabase(direct);
        await using var laid = wire;

        // While this transaction is open, the first script waits to make the same table.
        await using var connection = new NpgsqlConnection(direct);
        await connection.OpenAsync();
        await connection.ExecuteAsync("CREATE SCHEMA probe");
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("CREATE TABLE probe.things (order_id int)");

        await using var service = await Probe.StartAsync(database, servers.CreateCache());
        await using var watcher = new NpgsqlConnection(direct);
        await Eventually.HoldsAsync("the script waits", async () =>
            await watcher.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"));
        wire.Cut();
        await transaction.RollbackAsync();
        wire.Mend();

        await service.MigratedAsync();
        (await watcher.ExecuteScalarAsync<int>("SELECT count(*) FROM probe.things")).ShouldBe(0);
    }

    [Fact]
    public async Task A_service_is_not_healthy_while_its_database_is_away_and_healthy_again_afterwards()
    {
        var (wire, database) = Wires.ToDatabase(await servers.CreateDatabaseAsync());
        await using var laid = wire;
        await using var service = await Probe.StartAsync(database, servers.CreateCache());
        await service.MigratedAsync();

        wire.Cut();
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await service.Http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);

        wire.Mend();
        await Eventually.HoldsAsync("the service is healthy again", async () => (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_service_without_its_cache_is_healthy()
    {
        var (wire, cache) = Wires.ToCache(servers.CreateCache());
        await using var laid = wire;
        wire.Cut();
        await using var service = await Probe.StartAsync(await servers.CreateDatabaseAsync(), cache);
        await service.MigratedAsync();
        _ = service.Services.GetRequiredService<Cache>();
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
