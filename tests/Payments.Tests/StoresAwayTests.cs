using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Payments;
using Evolution.Payments.Charges;

namespace Evolution.Payments.Tests;

public sealed class StoresAwayTests(StoreServers servers)
{
    static readonly Payment Payment = new("anna", TestCards.Approved, PaymentsFixture.Amount);

    [Fact]
    public async Task Without_its_cache_payments_charges_all_the_same()
    {
        var (wire, cache) = Wires.ToCache(servers.CreateCache());
        await using var laid = wire;
        await using var payments = await StartAsync(await servers.CreateDatabaseAsync(), cache);
        wire.Cut();
        (await ChargeAsync(payments)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_its_cache_more_are_charged_at_once_than_there_are_connections()
    {
        var (wire, cache) = Wires.ToCache(servers.CreateCache());
        await using var laid = wire;
        await using var payments = await StartAsync(await servers.CreateDatabaseAsync(), cache);
        wire.Cut();

        // Far more than the pool's 30, so that each of them would wait for a second one while all are taken.
        var charges = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ChargeAsync(payments)));

        charges.ShouldAllBe(charge => charge.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_its_database_payments_says_so_and_comes_back_with_it()
    {
        var (wire, database) = Wires.ToDatabase(await servers.CreateDatabaseAsync());
        await using var laid = wire;
        await using var payments = await StartAsync(database, servers.CreateCache());
        wire.Cut();
        await (await ChargeAsync(payments)).ShouldNameFailedDependencyAsync("database");
        wire.Mend();
        await Eventually.HoldsAsync("payments charges again", async () => (await ChargeAsync(payments)).StatusCode is HttpStatusCode.OK);
    }

    static Task<RunningService> StartAsync(string database, string cache) =>
        RunningService.Start<ChargeBook>([("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache)]).HealthyAsync();

    static Task<HttpResponseMessage> ChargeAsync(RunningService payments) => payments.Http.PutAsJsonAsync($"/charges/{Guid.CreateVersion7()}", Payment, ContractsJson.Default.Payment);
}
