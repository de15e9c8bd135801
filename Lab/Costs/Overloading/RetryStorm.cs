using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Costs.Overloading;

/// <summary>Measures whether the repeated requests of impatient customers keep a shop overloaded after a short hang.</summary>
public sealed class RetryStorm : OverloadCost
{
    const string Service = "orders";
    static readonly TimeSpan HangLength = TimeSpan.FromSeconds(5);
    static readonly Impatience Customers = new(Patience: TimeSpan.FromSeconds(1), MaxAttempts: 5);

    public override string Name => "retry-storm";
    public override string Question => "Does the shop recover from a hang although impatient customers repeat their requests?";
    public override string Procedure => $"Orders are placed at {OverloadRun.OrdinaryShare * 100:0}% of the capacity and sent again every {Customers.Patience.TotalSeconds:0} s, up to {Customers.MaxAttempts} times; Orders hangs for {HangLength.TotalSeconds:0} s.";

    private protected override Impatience Impatience => Customers;

    private protected override async Task OverloadAsync(ExperimentContext context, OpenLoop load, double capacity, CancellationToken cancellationToken)
    {
        await context.Lab.PutAsync(Service, "faults", new { hang = true }, cancellationToken);
        try
        {
            await Task.Delay(HangLength, cancellationToken);
        }
        finally
        {
            await context.Lab.DeleteAsync(Service, "faults", CancellationToken.None);
        }
    }

    private protected override IReadOnlyList<Quantity> Describe(OverloadMeasurement measurement) => [new("attempts per order", measurement.Attempts)];
}
