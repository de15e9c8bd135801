using System.Globalization;
using Evolution.Lab.Costs.Placing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Costs;

/// <summary>Measures how many orders per second the shop sustains on this machine, which also runs the load generator.</summary>
public sealed class Capacity : ICost
{
    // Above the highest rate, the test would measure the load generator instead of the shop.
    static readonly SearchBounds QuickBounds = new(FirstRate: 200, MaxRate: 1_600, Bisections: 1);
    static readonly SearchBounds FullBounds = new(FirstRate: 100, MaxRate: 3_200, Bisections: 2);
    static readonly TimeSpan QuickWindow = TimeSpan.FromSeconds(0.7);
    static readonly TimeSpan FullWindow = TimeSpan.FromSeconds(3);

    /// <summary>Returns the highest rate that is tried at a pace. A measured capacity of this value is a lower bound.</summary>
    public static double GetMaxRate(string pace) => (pace == Pace.Quick.Name ? QuickBounds : FullBounds).MaxRate;

    public string Name => "capacity";
    public bool IsCore => false;
    public string Question => "How many orders per second can the shop sustain, and what are the latencies up to that rate?";
    public string Procedure => "Orders are placed through the Gateway at doubling rates until fewer than 99% of the orders are good, and then at rates between the last two.";

    public IReadOnlyList<Expectation> Expectations => [new("A transaction serves more orders than compensation over HTTP.", Metrics.Quantity(Name, "orders", "/s"), 2, 0)];

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await ShopRecovery.WaitAsync(context, cancellationToken);
        var (capacity, steps) = await SearchAsync(context, cancellationToken);
        return new(Name, Question)
        {
            Quantities = [new("orders", capacity, "/s"), .. steps.SelectMany(CreateLatencies)],
            Note = string.Join(", ", steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.GoodShare * 100:0.0}% of orders good at {step.Rate:N0}/s")))
                + (capacity >= GetMaxRate(context.Pace.Name) ? "; higher rates were not tried." : "."),
        };
    }

    /// <summary>Searches for the capacity.</summary>
    /// <returns>The capacity, null if no rate was sustained, and the last load at each rate by rate.</returns>
    internal static async Task<(double? OrdersPerSecond, IReadOnlyCollection<OrderPlacementStep> Steps)> SearchAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var (bounds, window) = context.Pace.IsQuick ? (QuickBounds, QuickWindow) : (FullBounds, FullWindow);
        var gateway = await context.Topology.GetGatewayAddressAsync(cancellationToken);
        await using var confirmations = await ConfirmationReader.OpenAsync(context.Topology, cancellationToken);
        var load = new OrderPlacementLoad(context, gateway, confirmations, window);
        var steps = new SortedDictionary<double, OrderPlacementStep>();
        var capacity = await CapacitySearch.FindAsync(bounds, async rate =>
        {
            var step = steps[rate] = await load.RunAsync(rate, cancellationToken);
            if (!step.IsSustained) await ShopRecovery.WaitAsync(context, cancellationToken);
            return step.GoodShare;
        });
        context.Capacity = capacity;
        return (capacity, steps.Values);
    }

    static IEnumerable<Quantity> CreateLatencies(OrderPlacementStep step) =>
    [
        new(string.Create(CultureInfo.InvariantCulture, $"p50 at {step.Rate:N0}/s"), step.P50, "ms"),
        new(string.Create(CultureInfo.InvariantCulture, $"p99 at {step.Rate:N0}/s"), step.P99, "ms"),
    ];
}
