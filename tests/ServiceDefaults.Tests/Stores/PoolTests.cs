using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Stores;

/// <summary>How much of the database server one service takes.</summary>
public sealed class PoolTests(AllServers servers)
{
    const int MaxOpen = 30;
    const int TooMany = 5;

    [Fact]
    public async Task A_service_takes_30_connections_at_most_and_who_needs_one_more_waits_until_one_is_given_back()
    {
        var database = await servers.CreateDatabaseAsync();
        await using var service = await Probe.StartAsync(database, servers.CreateCache());
        await service.MigratedAsync();
        await using var watcher = new NpgsqlConnection($"{database};Pooling=false");

        var pool = service.Services.GetRequiredService<NpgsqlDataSource>();
        Task<NpgsqlConnection>[] wishes = [.. Enumerable.Range(0, MaxOpen + TooMany).Select(_ => pool.OpenConnectionAsync().AsTask())];
        await Eventually.BecomesAsync("30 are open", OpenAsync, open => open is (MaxOpen, MaxOpen));

        await (await wishes.First(wish => wish.IsCompletedSuccessfully)).DisposeAsync();
        await Eventually.BecomesAsync("the one given back is used again", OpenAsync, open => open is (MaxOpen + 1, MaxOpen));

        await Task.WhenAll(wishes.Select(async wish => await (await wish).DisposeAsync())).LimitAsync("everybody got a connection");

        async Task<(int Granted, int Open)> OpenAsync() =>
            (wishes.Count(wish => wish.IsCompletedSuccessfully), await watcher.ExecuteScalarAsync<int>("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'probe'"));
    }
}
