using System.Globalization;
using Evolution.Lab.Costs.History;
using Evolution.Lab.Costs.Reporting;
using Evolution.Lab.Experiments;
using Evolution.Lab.Integrity;
using Evolution.Lab.Results;
using Evolution.Lab.Shop;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Costs;

/// <summary>Measures the cost of a query across services, which is a JOIN, a composition of three services' responses, or a projection.</summary>
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
    public bool IsCore => false;
    public string Question => "How long does the sales report take with many orders, and how stale is it?";
    public string Procedure => "Historical orders are written to the stores and removed afterwards; a single client reads the report.";

    public IReadOnlyList<Expectation> Expectations =>
    [
        new("One JOIN is faster than composing three services' responses.", Metrics.Quantity(Name, "p50 at 10,000 orders", "ms"), 0, 2),
        new("A projection is faster than a JOIN.", Metrics.Quantity(Name, "p50 at 10,000 orders", "ms"), 3, 0),
    ];

    // Experiments place more orders than the smaller order counts.
    public bool IsMeasuredBeforeFaults => true;

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await ShopRecovery.WaitAsync(context, cancellationToken);
        using var report = new ReportClient(await context.Topology.GetGatewayAddressAsync(cancellationToken));
        await using var database = await OrdersDatabase.OpenAsync(context.Topology, cancellationToken);
        await database.WaitUntilSettledAsync(SettleTimeout, cancellationToken);

        var history = new OrderHistory(context.Topology, context.Options.Seed);
        try
        {
            var staleness = await MeasureStalenessAsync(context, report, cancellationToken);
            var latencies = await MeasureLatenciesAsync(context, history, database, report, cancellationToken);
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

    static async Task<IReadOnlyList<Quantity>> MeasureLatenciesAsync(ExperimentContext context, OrderHistory history, OrdersDatabase database, ReportClient report, CancellationToken cancellationToken)
    {
        var quantities = new List<Quantity>();
        foreach (var orderCount in context.Pace.IsQuick ? QuickOrderCounts : FullOrderCounts)
        {
            var missingCount = orderCount - await database.CountAsync("confirmed", cancellationToken);
            if (missingCount >= 0) await history.AddAsync((int)missingCount, cancellationToken);
            var latencies = missingCount < 0 ? null : await ReportLatency.MeasureAsync(report, orderCount, context.Pace.IsQuick ? QuickDuration : FullDuration, cancellationToken);
            quantities.Add(new(string.Create(CultureInfo.InvariantCulture, $"p50 at {orderCount:N0} orders"), latencies?.GetMilliseconds(50), "ms"));
            quantities.Add(new(string.Create(CultureInfo.InvariantCulture, $"p99 at {orderCount:N0} orders"), latencies?.GetMilliseconds(99), "ms"));
        }
        return quantities;
    }

    /// <summary>Measures the staleness of several orders and returns the worst case.</summary>
    static async Task<IReadOnlyList<Quantity>> MeasureStalenessAsync(ExperimentContext context, ReportClient report, CancellationToken cancellationToken)
    {
        using var shop = new ShopClient(await context.Topology.GetGatewayAddressAsync(cancellationToken));
        var rounds = new List<Staleness>();
        while (rounds.Count < (context.Pace.IsQuick ? QuickRounds : FullRounds)) rounds.Add(await Staleness.MeasureAsync(context, shop, report, cancellationToken));
        return [new("stale for", rounds.Max(round => round.StaleTime.TotalMilliseconds), "ms"), new("shown after placing", rounds.Max(round => round.TimeToVisible.TotalMilliseconds), "ms")];
    }

    static string DescribeQuery(ExperimentContext context) => context.Topology.State.Placement switch
    {
        "shared-transaction" => "One JOIN over the three schemas.",
        "compensation" => "API composition: Orders calls Inventory and Payments.",
        _ => "A projection in Orders that messages keep up to date.",
    };
}
