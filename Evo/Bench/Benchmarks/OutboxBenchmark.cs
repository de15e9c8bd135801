using System.Diagnostics;
using System.Globalization;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Npgsql;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>Measures how long it takes to send the messages that accumulated in the outbox while the broker was down.</summary>
sealed class OutboxBenchmark : IBenchmark
{
    const int Phase = 3;
    const int MessageCount = 10_000;
    static readonly TimeSpan DrainTimeout = TimeSpan.FromMinutes(2), PollInterval = TimeSpan.FromMilliseconds(20);

    public string Name => "outbox";

    public string Summary => "time to send 10,000 messages from the outbox of Orders after a broker outage, phase 3";

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        await using var host = await bench.StartAsync(Phase, cancellationToken);
        var topology = host.Topology;

        // Stops the consumers, so that only sending is measured.
        foreach (var consumer in new[] { "inventory", "payments" }) await topology.Control.StopAsync(topology.GetFullName(consumer), cancellationToken);
        await using var orders = new NpgsqlConnection($"{await OrdersDatabase.GetConnectionStringAsync(topology, cancellationToken)};Pooling=false");
        await orders.OpenAsync(cancellationToken);
        List<double> seconds = [];
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            seconds.Add(await MeasureRoundAsync(topology, orders, cancellationToken));
            bench.Report($"all messages sent within {Unit.Seconds.FormatValue(seconds[^1])} after the first");
        }
        return
        [
            new(string.Create(CultureInfo.InvariantCulture, $"sending {MessageCount:N0} waiting messages, phase {Phase}"), Unit.Seconds, new(seconds))
            {
                Goals = [new(Bound.AtMost, 10)],
                Note = "each message belongs to a different order; the time is from the first message sent after the broker's restart until the last was confirmed",
            },
        ];
    }

    static async Task<double> MeasureRoundAsync(RunningTopology topology, NpgsqlConnection orders, CancellationToken cancellationToken)
    {
        var broker = topology.GetFullName("rabbitmq");
        await topology.Control.StopAsync(broker, cancellationToken);
        await using (var insertCommand = new NpgsqlCommand($$"""
            INSERT INTO orders.outbox (message_id, order_id, type, body)
            SELECT gen_random_uuid(), id, 'OrderPlaced', '{"orderId":"' || id || '","customerId":"bench","card":"tok_approved","lines":[{"productId":1,"quantity":1}]}'
            FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, {{MessageCount}})) AS placed
            """, orders))
        {
            await insertCommand.ExecuteNonQueryAsync(cancellationToken);
        }
        await topology.Control.StartAsync(broker, cancellationToken);
        await WaitUntilAsync(waitingCount => waitingCount < MessageCount, orders, cancellationToken);
        var startedAt = Stopwatch.GetTimestamp();
        await WaitUntilAsync(waitingCount => waitingCount is 0, orders, cancellationToken);
        return Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
    }

    static async Task WaitUntilAsync(Func<long, bool> condition, NpgsqlConnection orders, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(DrainTimeout);
        await using var countCommand = new NpgsqlCommand("SELECT count(*) FROM orders.outbox", orders);
        while (!condition((long)(await countCommand.ExecuteScalarAsync(cancellationToken))!))
        {
            if (timeout.IsCancellationRequested) throw new LabException($"The outbox of Orders was not emptied within {DrainTimeout.TotalMinutes:0} minutes.");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
