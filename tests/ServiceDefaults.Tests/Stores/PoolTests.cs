using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Stores;

/// <summary>The connection pool of a service.</summary>
public sealed class PoolTests(AllServers servers)
{
    const int MaxConnections = 30;
    const int ExcessCount = 5;

    [Fact]
    public async Task A_service_opens_at_most_30_connections_and_further_requests_wait()
    {
        var database = await servers.CreateDatabaseAsync();
        await using var service = await StoreServiceStarter.StartAsync(database, servers.CreateCache());
        await service.WaitUntilMigratedAsync();
        await using var observer = new NpgsqlConnection($"{database};Pooling=false");

        var pool = service.Services.GetRequiredService<NpgsqlDataSource>();
        Task<NpgsqlConnection>[] connectionTasks = [.. Enumerable.Range(0, MaxConnections + ExcessCount).Select(_ => pool.OpenConnectionAsync().AsTask())];
        await Wait.ForValueAsync("30 connections are open", CountAsync, counts => counts is (MaxConnections, MaxConnections));

        await (await connectionTasks.First(task => task.IsCompletedSuccessfully)).DisposeAsync();
        await Wait.ForValueAsync("the returned connection is reused", CountAsync, counts => counts is (MaxConnections + 1, MaxConnections));

        await Task.WhenAll(connectionTasks.Select(async task => await (await task).DisposeAsync())).WithTimeoutAsync("every request received a connection");

        async Task<(int Granted, int Open)> CountAsync() =>
            (connectionTasks.Count(task => task.IsCompletedSuccessfully), await observer.ExecuteScalarAsync<int>("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'probe'"));
    }
}
