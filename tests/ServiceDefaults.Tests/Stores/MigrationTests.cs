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
    public async Task Replicas_that_start_concurrently_run_each_script_once()
    {
        var (database, cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
        var replicas = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StoreServiceStarter.StartAsync(database, cache)));
        await Task.WhenAll(replicas.Select(StoreServiceStarter.WaitUntilMigratedAsync));
        foreach (var replica in replicas) await replica.DisposeAsync();

        await using var connection = new NpgsqlConnection(database);
        var scripts = await connection.QueryAsync<string>("SELECT scriptname FROM probe.migrations ORDER BY scriptname");
        scripts.Select(script => script.Split('.')[^2]).ShouldBe(["0001_outbox_and_inbox", "0002_set_aside_messages", "0001_things"]);
    }

    [Fact]
    public async Task A_restarted_service_keeps_its_schema()
    {
        var (database, cache) = (await servers.CreateDatabaseAsync(), servers.CreateCache());
        await using (var first = await StoreServiceStarter.StartAsync(database, cache)) await first.WaitUntilMigratedAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.ExecuteAsync("INSERT INTO probe.things (order_id) VALUES (gen_random_uuid())");

        await using (var second = await StoreServiceStarter.StartAsync(database, cache)) await second.WaitUntilMigratedAsync();
        (await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM probe.things")).ShouldBe(1);
    }

    [Fact]
    public async Task A_failing_script_stops_the_service()
    {
        var database = await servers.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database)) await connection.ExecuteAsync("CREATE SCHEMA probe; CREATE TABLE probe.outbox ()");

        await using var service = await StoreServiceStarter.StartAsync(database, servers.CreateCache());

        var serviceStopping = new TaskCompletionSource();
        service.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(serviceStopping.SetResult);
        await serviceStopping.Task.WithTimeoutAsync("the service stops");
    }

    [Fact]
    public async Task A_service_that_starts_before_its_database_is_alive_but_unhealthy()
    {
        var (proxy, database) = FaultProxies.ToDatabase(await servers.CreateDatabaseAsync());
        await using var proxyLifetime = proxy;
        proxy.Cut();
        await using var service = await StoreServiceStarter.StartAsync(database, servers.CreateCache());
        (await service.Http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        proxy.Restore();
        await service.WaitUntilMigratedAsync();
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_migration_interrupted_by_a_connection_loss_is_repeated()
    {
        var directConnectionString = await servers.CreateDatabaseAsync();
        var (proxy, database) = FaultProxies.ToDatabase(directConnectionString);
        await using var proxyLifetime = proxy;

        // While this transaction is open, the first script waits to create the same table.
        await using var connection = new NpgsqlConnection(directConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync("CREATE SCHEMA probe");
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("CREATE TABLE probe.things (order_id int)");

        await using var service = await StoreServiceStarter.StartAsync(database, servers.CreateCache());
        await using var observer = new NpgsqlConnection(directConnectionString);
        await Wait.UntilAsync("the script waits", async () =>
            await observer.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"));
        proxy.Cut();
        await transaction.RollbackAsync();
        proxy.Restore();

        await service.WaitUntilMigratedAsync();
        (await observer.ExecuteScalarAsync<int>("SELECT count(*) FROM probe.things")).ShouldBe(0);
    }

    [Fact]
    public async Task A_service_is_unhealthy_during_a_database_outage_and_recovers()
    {
        var (proxy, database) = FaultProxies.ToDatabase(await servers.CreateDatabaseAsync());
        await using var proxyLifetime = proxy;
        await using var service = await StoreServiceStarter.StartAsync(database, servers.CreateCache());
        await service.WaitUntilMigratedAsync();

        proxy.Cut();
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await service.Http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);

        proxy.Restore();
        await Wait.UntilAsync("the service is healthy again", async () => (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_service_without_its_cache_is_healthy()
    {
        var (proxy, cache) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        proxy.Cut();
        await using var service = await StoreServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), cache);
        await service.WaitUntilMigratedAsync();
        _ = service.Services.GetRequiredService<Cache>();
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
