using System.Diagnostics;
using System.Globalization;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Load;
using Evolution.Lab.Integrity;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench.Figures;

/// <summary>Measures how many orders per second are accepted when messages process them asynchronously, and how far the messages lag behind.</summary>
sealed class OrdersAcceptedFigure : IFigure
{
    const int Phase = 3;
    static readonly TimeSpan ConfirmLimit = TimeSpan.FromMinutes(3);

    public string Name => "orders-accepted";

    public string Summary => "orders accepted at Orders, and how long after the last one all are confirmed, phase 3";

    public IReadOnlyList<Prerequisite> Prerequisites => [Wrk.Prerequisite];

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        await using var running = await bench.StartAsync(Phase, cancellationToken);
        await using var book = await OrdersDatabase.OpenAsync(running.Topology, cancellationToken);
        var orders = new LoadSeries("at Orders", new Wrk(await running.Topology.AddressOfAsync("orders", cancellationToken), bench.Folder).PlaceOrdersAsync);

        await orders.WarmUpAsync(bench, cancellationToken);
        await SettleAsync(book, cancellationToken);
        List<double> seconds = [];
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            await orders.MeasureAsync(bench, cancellationToken);
            var last = Stopwatch.GetTimestamp();
            await SettleAsync(book, cancellationToken);
            seconds.Add(Stopwatch.GetElapsedTime(last).TotalSeconds);
            bench.Report($"all confirmed {Unit.Seconds.Text(seconds[^1])} after the last");
        }

        var confirmed = await book.CountAsync("confirmed", cancellationToken);
        var error = orders.Error ?? (confirmed >= orders.Succeeded && confirmed <= orders.Succeeded + orders.MaxAbandoned ? null
            : string.Create(CultureInfo.InvariantCulture, $"{orders.Succeeded:N0} orders were accepted, but {confirmed:N0} were confirmed"));
        return
        [
            new($"orders accepted at Orders, phase {Phase}", Unit.PerSecond, orders.PerSecond) { Goals = [new(Bound.AtLeast, 1_500)], Note = orders.Total.Latencies, Error = error },
            new($"all confirmed after the last, phase {Phase}", Unit.Seconds, new(seconds))
            {
                Goals = [new(Bound.AtMost, 10)],
                Note = string.Create(CultureInfo.InvariantCulture, $"{confirmed:N0} confirmed of {orders.Succeeded:N0} accepted and at most {orders.MaxAbandoned:N0} whose response wrk did not wait for"),
                Error = error,
            },
        ];
    }

    static async Task SettleAsync(OrdersDatabase book, CancellationToken cancellationToken)
    {
        if (await book.WaitUntilSettledAsync(ConfirmLimit, cancellationToken) is > 0 and var pending)
            throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{pending:N0} orders were still pending {ConfirmLimit.TotalMinutes:0} minutes after the last."));
    }
}
