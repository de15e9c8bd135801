using System.Diagnostics;
using System.Globalization;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Lab.Integrity;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>Measures how many orders per second are accepted when they are processed asynchronously, and the delay until all are confirmed.</summary>
sealed class OrdersAcceptedBenchmark : IBenchmark
{
    const int Phase = 3;
    static readonly TimeSpan ConfirmTimeout = TimeSpan.FromMinutes(3);

    public string Name => "orders-accepted";

    public string Summary => "orders accepted, and the delay from the last one until all are confirmed, phase 3";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        await using var host = await bench.StartAsync(Phase, cancellationToken);
        await using var database = await OrdersDatabase.OpenAsync(host.Topology, cancellationToken);
        var orders = new LoadSeries("orders, direct", new Wrk(await host.Topology.GetAddressAsync("orders", cancellationToken), bench.Folder).PlaceOrdersAsync);

        await orders.WarmUpAsync(bench, cancellationToken);
        await WaitUntilSettledAsync(database, cancellationToken);
        List<double> confirmationSeconds = [];
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            await orders.MeasureAsync(bench, cancellationToken);
            var endedAt = Stopwatch.GetTimestamp();
            await WaitUntilSettledAsync(database, cancellationToken);
            confirmationSeconds.Add(Stopwatch.GetElapsedTime(endedAt).TotalSeconds);
            bench.Report($"all confirmed within {Unit.Seconds.FormatValue(confirmationSeconds[^1])} after the last one");
        }

        var confirmedCount = await database.CountAsync("confirmed", cancellationToken);
        var error = orders.Error ?? (LoadSeries.Explains(confirmedCount, orders) ? null
            : string.Create(CultureInfo.InvariantCulture, $"{orders.Succeeded:N0} orders were accepted, but {confirmedCount:N0} were confirmed"));
        return
        [
            new($"orders accepted, direct, phase {Phase}", Unit.PerSecond, orders.RequestsPerSecond) { Goals = [new(Bound.AtLeast, 1_500)], Note = orders.Total.Latencies, Error = error },
            new($"delay until all are confirmed, phase {Phase}", Unit.Seconds, new(confirmationSeconds))
            {
                Goals = [new(Bound.AtMost, 10)],
                Note = string.Create(CultureInfo.InvariantCulture, $"{confirmedCount:N0} confirmed of {orders.Succeeded:N0} accepted and at most {orders.MaxAbandoned:N0} abandoned by wrk"),
                Error = error,
            },
        ];
    }

    static async Task WaitUntilSettledAsync(OrdersDatabase database, CancellationToken cancellationToken)
    {
        if (await database.WaitUntilSettledAsync(ConfirmTimeout, cancellationToken) is > 0 and var pendingCount)
            throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{pendingCount:N0} orders were still pending {ConfirmTimeout.TotalMinutes:0} minutes after the last one was placed."));
    }
}
