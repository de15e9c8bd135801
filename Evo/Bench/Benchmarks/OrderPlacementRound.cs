using System.Globalization;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Evo.Bench.Peers;
using Evolution.Lab.Integrity;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>
/// A round of orders on a freshly started phase: placed by pgbench, directly against Orders and through the Gateway. pgbench runs first,
/// because the services still have few open connections; later, its 32 connections could exceed the limit of 100 connections per server.
/// </summary>
/// <param name="Sql">The result of pgbench.</param>
/// <param name="Direct">The load directly against Orders.</param>
/// <param name="Gateway">The load on Orders through the Gateway.</param>
/// <param name="Error">The errors, including those of the warm-up; null if there were none.</param>
sealed record OrderPlacementRound(PgBenchResult Sql, LoadWindow Direct, LoadWindow Gateway, string? Error)
{
    public static async Task<OrderPlacementRound> RunAsync(int phase, BenchmarkContext bench, CancellationToken cancellationToken)
    {
        await using var host = await bench.StartAsync(phase, cancellationToken);
        var topology = host.Topology;
        var pgbench = new PgBench(await OrdersDatabase.GetConnectionStringAsync(topology, cancellationToken), bench.Folder);
        var warmUp = await pgbench.RunAsync(bench.Options.WarmUpInterval, cancellationToken);
        var sql = await pgbench.RunAsync(bench.Options.Window, cancellationToken);
        bench.Report($"pgbench: {Unit.PerSecond.FormatValue(sql.TransactionsPerSecond)}");

        var direct = new LoadSeries("orders, direct", new Wrk(await topology.GetAddressAsync("orders", cancellationToken), bench.Folder).PlaceOrdersAsync);
        await direct.WarmUpAsync(bench, cancellationToken);
        await direct.MeasureAsync(bench, cancellationToken);
        var gateway = new LoadSeries("orders, through the Gateway", new Wrk(await topology.GetGatewayAddressAsync(cancellationToken), bench.Folder).PlaceOrdersAsync);
        await gateway.WarmUpAsync(bench, cancellationToken);
        await gateway.MeasureAsync(bench, cancellationToken);

        await using var database = await OrdersDatabase.OpenAsync(topology, cancellationToken);
        var storedCount = await database.CountAsync("confirmed", cancellationToken) - warmUp.Transactions - sql.Transactions;
        return new(sql, direct.Total, gateway.Total, direct.Error ?? gateway.Error ?? (LoadSeries.Explains(storedCount, direct, gateway) ? null
            : string.Create(CultureInfo.InvariantCulture, $"{direct.Succeeded + gateway.Succeeded:N0} orders were acknowledged, but {storedCount:N0} are stored")));
    }
}
