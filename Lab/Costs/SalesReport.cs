using System.Globalization;
using Evolution.Lab.Costs.History;
using Evolution.Lab.Costs.Reporting;
using Evolution.Lab.Experiments;
using Evolution.Lab.Integrity;
using Evolution.Lab.Results;
using Evolution.Lab.Shop;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Costs;

/// <summary>Measures the cost of a query across services: a JOIN, a composition of three services' responses, or a projection.</summary>
public sealed class SalesReport : ICost
{
    static readonly int[] QuickOrderCounts = [1_000, 10_000];
    static readonly int[] FullOrderCounts = [1_000, 10_000, 100_000];
    static readonly TimeSpan QuickDuration = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan FullDuration = TimeSpan.FromSeconds(2);
    static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(15);
    const int QuickRounds = 3;
    const int FullRounds = 10;

    public string Name => "sales-report";
    public string Question => "How long does the sales report take with many orders, and how stale is it?";
    public string Procedure => "Historical orders are written to the stores and removed afterwards; a single client reads the report.";

    public IReadOnlyList<IExpectation> Expectations =>
    [
        new QuantityExpectation("One JOIN is faster than composing three services' responses.", Name, "p50 at 10,000 orders", 0, 2, IsLess: true),
        new QuantityExpectation("A projection is faster than a JOIN.", Name, "p50 at 10,000 orders", 3, 0, IsLess: true),
    ];

    // Experiments leave more orders behind than the smaller of the order counts.
    public bool IsBeforeFaults => true;

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await ShopRecovery.WaitAsync(context, cancellationToken);
        using var report = new ReportClient(await context.Topology.GatewayAsync(cancellationToken));
        await using var database = await OrdersDatabase.OpenAsync(context.Topology, cancellationToken);
        await database.WaitUntilSettledAsync(SettleTimeout, cancellationToken);

        var history = new OrderHistory(context.Topology, context.Options.Seed);
        try
        {
            var staleness = await StalenessAsync(context, report, cancellationToken);
            var latencies = await LatenciesAsync(context, history, database, report, cancellationToken);
            return new(Name, Question)
            {
                Quantities = [.. latencies, .. staleness],
                Note = DescribeQuery(context),
            };
        }
        finally
        {
            await history.RemoveAsync(cancellationToken);
        }
    }

    static async Task<IReadOnlyList<Quantity>> LatenciesAsync(ExperimentContext context, OrderHistory history, OrdersDatabase database, ReportClient report, CancellationToken cancellationToken)
    {
        var quantities = new List<Quantity>();
        foreach (var orders in context.Pace.IsQuick ? QuickOrderCounts : FullOrderCounts)
        {
            var missing = orders - await database.CountAsync("confirmed", cancellationToken);
            if (missing >= 0) await history.AddAsync((int)missing, cancellationToken);
            var latencies = missing < 0 ? null : await ReportLatency.MeasureAsync(report, orders, context.Pace.IsQuick ? QuickDuration : FullDuration, cancellationToken);
            quantities.Add(new(string.Create(CultureInfo.InvariantCulture, $"p50 at {orders:N0} orders"), latencies?.Milliseconds(50), "ms"));
            quantities.Add(new(string.Create(CultureInfo.InvariantCulture, $"p99 at {orders:N0} orders"), latencies?.Milliseconds(99), "ms"));
        }
        return quantities;
    }

    /// <summary>Measures the worst case over several orders, as a reader may encounter it.</summary>
    static async Task<IReadOnlyList<Quantity>> StalenessAsync(ExperimentContext context, ReportClient report, CancellationToken cancellationToken)
    {
        using var shop = new ShopClient(await context.Topology.GatewayAsync(cancellationToken));
        var rounds = new List<Staleness>();
        while (rounds.Count < (context.Pace.IsQuick ? QuickRounds : FullRounds)) rounds.Add(await Staleness.MeasureAsync(context, shop, report, cancellationToken));
        return [new("stale for", rounds.Max(round => round.Stale.TotalMilliseconds), "ms"), new("shown after placing", rounds.Max(round => round.Shown.TotalMilliseconds), "ms")];
    }

    static string DescribeQuery(ExperimentContext context) => context.Topology.State.Placement switch
    {
        "shared-transaction" => "One JOIN over the three schemas.",
        "compensation" => "API composition: Orders calls Inventory and Payments.",
        _ => "A projection in Orders that messages keep up to date.",
    };
}
