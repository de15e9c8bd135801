using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Leaking;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>The leak of the lab, which takes the service's own connections.</summary>
public sealed class LeakTests(AllServers servers)
{
    const int PoolSize = 30;

    [Fact]
    public async Task A_leak_takes_all_connections_of_the_pool_one_by_one_and_returns_them_when_it_is_stopped()
    {
        await using var service = await LabServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache());
        var database = service.Services.GetRequiredService<NpgsqlDataSource>();

        (await service.Http.PutAsJsonAsync("/lab/leak", new { perSecond = 100 })).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Wait.UntilAsync("all connections have leaked", async () => await service.Http.GetFromJsonAsync<Leak>("/lab/leak") == new Leak(PoolSize));
        using (var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(100)))
            await Should.ThrowAsync<OperationCanceledException>(() => database.OpenConnectionAsync(timeout.Token).AsTask());

        (await service.Http.DeleteAsync("/lab/leak")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using var connection = await database.OpenConnectionAsync();
        (await service.Http.GetFromJsonAsync<Leak>("/lab/leak")).ShouldBe(Leak.None);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task A_rate_out_of_range_is_rejected(double perSecond)
    {
        await using var service = await LabServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache());
        (await service.Http.PutAsJsonAsync("/lab/leak", new { perSecond })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
