using System.Diagnostics;
using System.Globalization;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Npgsql;

namespace Evolution.Evo.Bench.Figures;

/// <summary>Measures how long it takes to send the messages that waited in the outbox while the broker was down.</summary>
sealed class OutboxFigure : IFigure
{
    const int Phase = 3;
    const int Messages = 10_000;
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2), PollInterval = TimeSpan.FromMilliseconds(20);

    public string Name => "outbox";

    public string Summary => "10,000 messages that waited in the outbox of Orders for the broker, phase 3";

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        await using var running = await bench.StartAsync(Phase, cancellationToken);
        var topology = running.Topology;

        // The receivers are stopped, so that only sending is measured, without the processing of the messages.
        foreach (var receiver in new[] { "inventory", "payments" }) await topology.Control.StopAsync(topology.NameOf(receiver), cancellationToken);
        await using var orders = new NpgsqlConnection($"{await OrdersDatabase.ConnectionStringAsync(topology, cancellationToken)};Pooling=false");
        await orders.OpenAsync(cancellationToken);
        List<double> seconds = [];
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            seconds.Add(await MeasureOnceAsync(topology, orders, cancellationToken));
            bench.Report($"all sent {Unit.Seconds.Text(seconds[^1])} after the first");
        }
        return
        [
            new(string.Create(CultureInfo.InvariantCulture, $"{Messages:N0} waiting messages sent, phase {Phase}"), Unit.Seconds, new(seconds))
            {
                Goals = [new(Bound.AtMost, 10)],
                Note = "one order each; from the first that goes out when the broker is back to the last that it has confirmed",
            },
        ];
    }

    static async Task<double> MeasureOnceAsync(RunningTopology topology, NpgsqlConnection orders, CancellationToken cancellationToken)
    {
        var broker = topology.NameOf("rabbitmq");
        await topology.Control.StopAsync(broker, cancellationToken);
        await using (var store = new NpgsqlCommand($$"""
            INSERT INTO orders.outbox (message_id, order_id, type, body)
            SELECT gen_random_uuid(), id, 'OrderPlaced', '{"orderId":"' || id || '","customerId":"bench","card":"tok_approved","lines":[{"productId":1,"quantity":1}]}'
            FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, {{Messages}})) AS placed
            """, orders))
        {
            await store.ExecuteNonQueryAsync(cancellationToken);
        }
        await topology.Control.StartAsync(broker, cancellationToken);
        await UntilAsync(waiting => waiting < Messages, orders, cancellationToken);
        var first = Stopwatch.GetTimestamp();
        await UntilAsync(waiting => waiting is 0, orders, cancellationToken);
        return Stopwatch.GetElapsedTime(first).TotalSeconds;
    }

    static async Task UntilAsync(Func<long, bool> reached, NpgsqlConnection orders, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Limit);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM orders.outbox", orders);
        while (!reached((long)(await count.ExecuteScalarAsync(cancellationToken))!))
        {
            if (late.IsCancellationRequested) throw new LabException($"The outbox of Orders was not emptied within {Limit.TotalMinutes:0} minutes.");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
