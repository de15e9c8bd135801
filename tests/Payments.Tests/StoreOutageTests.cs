using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Payments;
using Evolution.Payments.Charges;

namespace Evolution.Payments.Tests;

public sealed class StoreOutageTests(StoreServers servers)
{
    static readonly Payment Payment = new("anna", TestCards.Approved, PaymentsFixture.Amount);

    [Fact]
    public async Task Without_its_cache_Payments_still_charges()
    {
        var (proxy, cache) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        await using var payments = await StartAsync(await servers.CreateDatabaseAsync(), cache);
        proxy.Cut();
        (await ChargeAsync(payments)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_its_cache_concurrent_charges_can_exceed_the_connection_pool()
    {
        var (proxy, cache) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        await using var payments = await StartAsync(await servers.CreateDatabaseAsync(), cache);
        proxy.Cut();

        // Far more than the 30 connections of the pool: a charge that needed a second connection would wait forever.
        var charges = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ChargeAsync(payments)));

        charges.ShouldAllBe(charge => charge.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_its_database_Payments_reports_the_failed_dependency_and_recovers_with_the_database()
    {
        var (proxy, database) = FaultProxies.ToDatabase(await servers.CreateDatabaseAsync());
        await using var proxyLifetime = proxy;
        await using var payments = await StartAsync(database, servers.CreateCache());
        proxy.Cut();
        await (await ChargeAsync(payments)).ShouldNameFailedDependencyAsync("database");
        proxy.Restore();
        await Wait.UntilAsync("payments charges again", async () => (await ChargeAsync(payments)).StatusCode is HttpStatusCode.OK);
    }

    static Task<RunningService> StartAsync(string database, string cache) =>
        RunningService.Start<ChargeLedger>([("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache)]).WaitUntilHealthyAsync();

    static Task<HttpResponseMessage> ChargeAsync(RunningService payments) => payments.Http.PutAsJsonAsync($"/charges/{Guid.CreateVersion7()}", Payment, ContractsJson.Default.Payment);
}
