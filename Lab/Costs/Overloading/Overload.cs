using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Costs.Overloading;

/// <summary>Measures how a shop behaves under a load that exceeds its capacity, and how fast it recovers.</summary>
public sealed class Overload : OverloadCost
{
    const double Factor = 3;
    static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    public override string Name => "overload";
    public override string Question => "How soon is the shop well after an overload, and does it refuse orders quickly meanwhile?";
    public override string Procedure => $"Orders are placed at {Factor:0} times the capacity for {Length.TotalSeconds:0} s, and then at {OverloadRun.OrdinaryShare * 100:0}% of it.";

    private protected override async Task OverloadAsync(ExperimentContext context, OpenLoop load, double capacity, CancellationToken cancellationToken)
    {
        var ordinaryRate = load.RequestsPerSecond;
        load.RequestsPerSecond = capacity * Factor;
        await Task.Delay(Length, cancellationToken);
        load.RequestsPerSecond = ordinaryRate;
    }

    private protected override IReadOnlyList<Quantity> Describe(OverloadMeasurement measurement) =>
    [
        new("good orders during the overload", measurement.GoodRate, "/s"),
        .. measurement.RefusalP99 is { } p99 ? [new("p99 of refusals", p99, "ms")] : Array.Empty<Quantity>(),
    ];
}
