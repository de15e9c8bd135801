using System.Globalization;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Costs.Overloading;

/// <summary>Overloads the shop relative to its capacity, which is measured before.</summary>
public abstract class OverloadCost : ICost
{
    public abstract string Name { get; }
    public abstract string Question { get; }
    public abstract string Procedure { get; }
    public bool IsCore => false;

    /// <summary>When customers repeat requests.</summary>
    private protected virtual Impatience Impatience => Impatience.None;

    /// <summary>Overloads the shop until the method completes.</summary>
    /// <param name="context">The shop.</param>
    /// <param name="load">The load, with 60% of the capacity.</param>
    /// <param name="capacity">The capacity, in orders per second.</param>
    /// <param name="cancellationToken">Cancels the overload.</param>
    private protected abstract Task OverloadAsync(ExperimentContext context, OpenLoop load, double capacity, CancellationToken cancellationToken);

    /// <summary>The quantities that describe the overload itself.</summary>
    private protected abstract IReadOnlyList<Quantity> Describe(OverloadMeasurement measurement);

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        if (context.Pace.IsQuick) return new(Name, Question) { Objection = "it takes a minute; run it without --quick" };
        await ShopRecovery.WaitAsync(context, cancellationToken);
        var capacity = context.Capacity ?? (await Capacity.SearchAsync(context, cancellationToken)).OrdersPerSecond ?? throw new LabException("The shop is already overloaded at the lowest rate of the search for its capacity.");
        await ShopRecovery.WaitAsync(context, cancellationToken);
        var measurement = await new OverloadRun(context, capacity).MeasureAsync(Impatience, load => OverloadAsync(context, load, capacity, cancellationToken), cancellationToken);
        await ShopRecovery.WaitAsync(context, cancellationToken);

        var refused = measurement.Refused;
        return new(Name, Question)
        {
            Quantities =
            [
                new("well after", measurement.WellAfter?.TotalSeconds, "s"),
                new("backlog gone after", measurement.BacklogGoneAfter?.TotalSeconds, "s"),
                new("capacity", capacity, "/s"),
                .. Describe(measurement),
                new("refused orders", refused.Count),
                new("memory growth of the services", measurement.MemoryGrowth, "MiB"),
            ],
            Note = refused is [] ? "No order was refused." : string.Create(CultureInfo.InvariantCulture, $"{refused.Count(sample => sample.HasRetryAfter) / (double)refused.Count:P0} of the refusals said when to try again."),
        };
    }
}
