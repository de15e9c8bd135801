using Evolution.Lab.Costs.Placing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Integrity;
using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Overloading;

/// <summary>
/// Overloads a shop, and measures how long it takes until it serves an ordinary load again. A shop that remains overloaded,
/// although its load is well below its capacity, has a metastable failure (Bronson et al., "Metastable Failures in Distributed Systems", HotOS 2021).
/// </summary>
/// <param name="context">The shop.</param>
/// <param name="capacity">The number of orders per second that the shop sustains.</param>
sealed class OverloadRun(ExperimentContext context, double capacity)
{
    /// <summary>The load before and after the trigger, as a share of the capacity.</summary>
    public const double OrdinaryShare = 0.6;

    static readonly TimeSpan ObservationTimeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan BaselineLength = TimeSpan.FromSeconds(3);
    static readonly TimeSpan HealthyLength = TimeSpan.FromSeconds(3);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs the load.</summary>
    /// <param name="impatience">When customers repeat requests.</param>
    /// <param name="trigger">Overloads the shop until it completes.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public async Task<OverloadMeasurement> MeasureAsync(Impatience impatience, Func<OpenLoop, Task> trigger, CancellationToken cancellationToken)
    {
        var gateway = await context.Topology.GetGatewayAddressAsync(cancellationToken);
        await using var confirmations = await ConfirmationReader.OpenAsync(context.Topology, cancellationToken);
        await using var load = new OpenLoop(gateway, [RequestMix.PlaceOrder], context.Choices, capacity * OrdinaryShare, impatience: impatience);
        var clock = load.Recording;
        await Task.Delay(BaselineLength, cancellationToken);
        var memoryBefore = await ReadMemoryAsync(cancellationToken);

        var overloadFrom = clock.Now;
        await trigger(load);
        var overload = new TimeWindow(overloadFrom, clock.Now);

        var (peakMemory, backlogGoneAt) = (0d, (TimeSpan?)null);
        while (clock.Now < overload.To + ObservationTimeout && (backlogGoneAt is null || !IsHealthy(clock, overload.To)))
        {
            peakMemory = Math.Max(peakMemory, await ReadMemoryAsync(cancellationToken));
            if (backlogGoneAt is null && await IsBacklogGoneAsync(clock, overload.To, confirmations, cancellationToken)) backlogGoneAt = clock.Now - overload.To;
            await Task.Delay(PollInterval, cancellationToken);
        }
        var recovery = new TimeWindow(overload.To, clock.CompleteUntil);
        await load.StopAsync(OpenLoop.RequestTimeout);
        context.AddAcknowledged(clock.Samples);
        return new(clock.Samples, overload, recovery) { BacklogGoneAfter = backlogGoneAt, MemoryGrowth = Math.Max(0, peakMemory - memoryBefore) };
    }

    /// <summary>Returns whether every request from before the end of the overload has ended, and every order accepted by then is confirmed.</summary>
    static async Task<bool> IsBacklogGoneAsync(Recording clock, TimeSpan end, ConfirmationReader confirmations, CancellationToken cancellationToken)
    {
        Sample[] samples = [.. clock.Samples.Where(sample => sample.Scheduled < end)];
        if (samples.Any(sample => sample.Outcome is RequestOutcome.Pending)) return false;
        Guid[] accepted = [.. AcknowledgedOrders.From(samples).Accepted];
        return (await confirmations.FindConfirmedAsync(accepted, cancellationToken)).Count == accepted.Length;
    }

    static bool IsHealthy(Recording clock, TimeSpan from) =>
        clock.CompleteUntil is var until && until > from && Recovery.Of(clock.Samples, from, until, RequestClassifier.Optimistic) is { } recovered && until - from - recovered >= HealthyLength;

    async Task<double> ReadMemoryAsync(CancellationToken cancellationToken)
    {
        var resources = await context.Control.GetResourcesAsync(includeUsage: true, cancellationToken);
        return resources.Where(resource => resource.IsService).Sum(resource => resource.Usage?.MemoryMebibytes ?? 0);
    }
}
