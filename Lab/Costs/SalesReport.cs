using System.Globalization;
using Evolution.Lab.Bench.Figures;
using Evolution.Lab.Costs.History;
using Evolution.Lab.Costs.Reporting;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Costs;

/// <summary>What it takes to ask across services: a JOIN, a composition of three services' answers, or a projection.</summary>
sealed class SalesReport : ICost
{
    static readonly int[] Quick = [1_000, 10_000];
    static readonly int[] Full = [1_000, 10_000, 100_000];
    static readonly TimeSpan QuickTime = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan FullTime = TimeSpan.FromSeconds(2);
    static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(15);
    const int QuickRounds = 3;
    const int FullRounds = 10;

    public string Name => "sales-report";
    public string Question => "How long does the sales report take with many orders, and how stale is it?";
    public string Done => "Orders of the past are written into the stores and taken away afterwards; the report is read by one reader.";

    // Experiments leave more orders behind than the smaller numbers.
    public bool IsBeforeFaults => true;

    public async Task<CostResult> MeasureAsync(Arena arena, CancellationToken cancellation)
    {
        await Calm.WaitAsync(arena, cancellation);
        using var report = new ReportClient(await arena.Topology.GatewayAsync(cancellation));
        await using var stored = await OrderBook.OpenAsync(arena.Topology, cancellation);
        await stored.WaitUntilSettledAsync(SettleLimit, cancellation);

        var history = new OrderHistory(arena.Topology, arena.Options.Seed);
        try
        {
            var staleness = await StalenessAsync(arena, report, cancellation);
            var latencies = await LatenciesAsync(arena, history, stored, report, cancellation);
            return new(Name, Question)
            {
                Quantities = [.. latencies, .. staleness],
                Note = Way(arena),
            };
        }
        finally
        {
            await history.RemoveAsync(cancellation);
        }
    }

    static async Task<IReadOnlyList<Quantity>> LatenciesAsync(Arena arena, OrderHistory history, OrderBook stored, ReportClient report, CancellationToken cancellation)
    {
        var quantities = new List<Quantity>();
        foreach (var orders in arena.Pace.IsQuick ? Quick : Full)
        {
            var missing = orders - await stored.CountAsync("confirmed", cancellation);
            if (missing >= 0) await history.AddAsync((int)missing, cancellation);
            var latencies = missing < 0 ? null : await ReportLatency.MeasureAsync(report, orders, arena.Pace.IsQuick ? QuickTime : FullTime, cancellation);
            quantities.Add(new(string.Create(CultureInfo.InvariantCulture, $"p50 at {orders:N0} orders"), latencies?.Milliseconds(50), "ms"));
            quantities.Add(new(string.Create(CultureInfo.InvariantCulture, $"p99 at {orders:N0} orders"), latencies?.Milliseconds(99), "ms"));
        }
        return quantities;
    }

    /// <summary>The worst of several orders, as a reader may meet it.</summary>
    static async Task<IReadOnlyList<Quantity>> StalenessAsync(Arena arena, ReportClient report, CancellationToken cancellation)
    {
        using var shop = new ShopClient(await arena.Topology.GatewayAsync(cancellation));
        var rounds = new List<Staleness>();
        while (rounds.Count < (arena.Pace.IsQuick ? QuickRounds : FullRounds)) rounds.Add(await Staleness.MeasureAsync(arena, shop, report, cancellation));
        return [new("stale for", rounds.Max(round => round.Stale.TotalMilliseconds), "ms"), new("shown after placing", rounds.Max(round => round.Shown.TotalMilliseconds), "ms")];
    }

    static string Way(Arena arena) => arena.Topology.State.Placement switch
    {
        "shared-transaction" => "One JOIN over the three schemas.",
        "compensation" => "API composition: Orders asks Inventory and Payments.",
        _ => "A projection of Orders' own, which messages keep up to date.",
    };
}
