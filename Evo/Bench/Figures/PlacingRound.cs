using System.Globalization;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Evo.Bench.Peers;
using Evolution.Lab.Integrity;

namespace Evolution.Evo.Bench.Figures;

/// <summary>
/// A round of orders on a freshly started phase: by pgbench, at Orders and through the Gateway. pgbench runs first, while the
/// services hold few connections: later, a server with a limit of 100 connections has no room for 32 more.
/// </summary>
/// <param name="Sql">The result of pgbench.</param>
/// <param name="Direct">The load on Orders.</param>
/// <param name="Gateway">The load on Orders through the Gateway.</param>
/// <param name="Error">The errors, including those of the warm-up; null if there were none.</param>
sealed record PlacingRound(PgBenchResult Sql, LoadWindow Direct, LoadWindow Gateway, string? Error)
{
    public static async Task<PlacingRound> RunAsync(int phase, Workbench bench, CancellationToken cancellationToken)
    {
        await using var running = await bench.StartAsync(phase, cancellationToken);
        var topology = running.Topology;
        var pgbench = new PgBench(await OrdersDatabase.ConnectionStringAsync(topology, cancellationToken), bench.Folder);
        var first = await pgbench.RunAsync(bench.Options.Stretch, cancellationToken);
        var sql = await pgbench.RunAsync(bench.Options.Window, cancellationToken);
        bench.Report($"pgbench: {Unit.PerSecond.Text(sql.PerSecond)}");

        var direct = new LoadSeries("at Orders", new Wrk(await topology.AddressOfAsync("orders", cancellationToken), bench.Folder).PlaceOrdersAsync);
        await direct.WarmUpAsync(bench, cancellationToken);
        await direct.MeasureAsync(bench, cancellationToken);
        var gateway = new LoadSeries("through the Gateway", new Wrk(await topology.GatewayAsync(cancellationToken), bench.Folder).PlaceOrdersAsync);
        await gateway.WarmUpAsync(bench, cancellationToken);
        await gateway.MeasureAsync(bench, cancellationToken);

        await using var book = await OrdersDatabase.OpenAsync(topology, cancellationToken);
        var stored = await book.CountAsync("confirmed", cancellationToken);
        return new(sql, direct.Total, gateway.Total, direct.Error ?? gateway.Error ?? Difference(stored, first.Transactions + sql.Transactions + direct.Succeeded + gateway.Succeeded, direct.MaxAbandoned + gateway.MaxAbandoned));
    }

    static string? Difference(long stored, long acknowledged, long maxAbandoned) => stored >= acknowledged && stored <= acknowledged + maxAbandoned ? null
        : string.Create(CultureInfo.InvariantCulture, $"{acknowledged:N0} orders were confirmed to their callers, but {stored:N0} are stored");
}
