using Evolution.Control;
using Evolution.Lab.Integrity;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>Runs a fault experiment on a topology under load: a steady window, the fault, healing, and recovery.</summary>
/// <param name="context">The topology.</param>
/// <param name="progress">Receives progress and can be read while the experiment runs; null if progress is not needed.</param>
public sealed class FaultRunner(ExperimentContext context, ExperimentProgress? progress = null)
{
    static readonly TimeSpan ConnectDelay = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan StopGracePeriod = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan SteadyTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan WarmUpTimeout = TimeSpan.FromSeconds(30);

    // The shares of the full rate that a warm-up goes through.
    static readonly double[] WarmUpShares = [0.1, 0.5, 1];

    readonly ExperimentProgress progress = progress ?? new();

    /// <summary>Runs the load without measuring until the services are warm and there are orders to read. The rate increases gradually, because cold services are overloaded by a rate that warm ones handle easily.</summary>
    /// <exception cref="LabException">The shop does not accept orders.</exception>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        progress.WarmUp();
        foreach (var share in WarmUpShares)
        {
            await using var load = await context.StartLoadAsync(share, cancellationToken);
            await Task.Delay(context.Pace.WarmUp / WarmUpShares.Length, cancellationToken);
            if (share is 1) await WaitUntilHealthyAsync(load.Recording, TimeSpan.Zero, WarmUpTimeout, context.Pace.HealthyFor, cancellationToken);
            await load.StopAsync(StopGracePeriod);
            context.AddAcknowledged(load.Recording.Samples);
        }
        if (context.Customer.OrderCount is 0) throw new LabException("No order was acknowledged during the warm-up.");
    }

    /// <summary>Runs the experiment and returns the measurements. A fault that could not be injected also produces a result, not an exception.</summary>
    public async Task<FaultResult> RunAsync(IExperimentFault fault, CancellationToken cancellationToken)
    {
        var result = new FaultResult(fault.Name, fault.Question, fault.Procedure, fault.Hurt);
        if (fault.ObjectionTo(context) is { } objection) return result with { Objection = objection };

        Measurement measurement;
        await using (var load = await context.StartLoadAsync(1, cancellationToken))
        {
            try
            {
                measurement = await MeasureAsync(fault, load, cancellationToken);
            }
            catch (Exception exception) when (IsFailure(exception) && !cancellationToken.IsCancellationRequested)
            {
                await TryHealAsync(fault, cancellationToken);
                await load.StopAsync(StopGracePeriod);
                context.AddAcknowledged(load.Recording.Samples);
                return result with { Error = exception.Message };
            }
        }
        var samples = measurement.Samples;
        await context.StartStoppedResourcesAsync(cancellationToken);
        var (integrity, data, _) = await IntegrityCheck.RunAsync(context.Topology, context.AddAcknowledged(samples), context.Pace.SettleTimeout, context.Pace.LateOrderTimeout, cancellationToken);
        var classifier = new RequestClassifier(order => data.Orders.TryGetValue(order, out var stored) && stored.IsConfirmed);
        var window = WindowStatistics.Of(samples, measurement.Fault, classifier);
        return result with
        {
            Steady = WindowStatistics.Of(samples, measurement.Steady, classifier),
            Fault = window,
            Recovery = WindowStatistics.Of(samples, measurement.Recovery, classifier),
            RecoveredAfter = Recovery.Of(samples, measurement.Recovery.From, measurement.Recovery.To, classifier)?.TotalSeconds,
            Unaffected = window.GoodShare(entry => entry != fault.Hurt),
            GoodOfAll = window.GoodShare(),
            Observations = measurement.Observations,
            Timeline = Timeline.Of(samples, new(measurement.Steady.From, measurement.Recovery.To), classifier),
            Integrity = integrity,
        };
    }

    /// <summary>Heals the fault and waits until everything is ready again, after an experiment that was aborted halfway.</summary>
    public async Task HealAsync(IExperimentFault fault, CancellationToken cancellationToken)
    {
        await TryHealAsync(fault, cancellationToken);
        await context.StartStoppedResourcesAsync(cancellationToken);
    }

    async Task<Measurement> MeasureAsync(IExperimentFault fault, OpenLoop load, CancellationToken cancellationToken)
    {
        var clock = load.Recording;
        progress.Begin(clock);
        await Task.Delay(ConnectDelay, cancellationToken);

        // The fault is injected after the shop has been healthy for as long as the steady window. That time is then the window.
        var before = await fault.CountAsync(context, cancellationToken);
        await WaitUntilHealthyAsync(clock, clock.Now, SteadyTimeout, context.Pace.Steady, cancellationToken);
        var atFault = await fault.CountAsync(context, cancellationToken);

        var faultFrom = clock.Now;
        var steadyFrom = faultFrom - context.Pace.Steady;
        progress.Break(faultFrom);
        await fault.BreakAsync(context, cancellationToken);
        if (!fault.IsMomentary && faultFrom + context.Pace.Fault - clock.Now is var remaining && remaining > TimeSpan.Zero) await Task.Delay(remaining, cancellationToken);
        var healingFrom = clock.Now;
        progress.Heal(healingFrom);

        var healing = fault.HealAsync(context, cancellationToken);
        var atHealing = await fault.CountAsync(context, cancellationToken);
        await healing;
        await WaitUntilHealthyAsync(clock, healingFrom, context.Pace.Recovery, context.Pace.HealthyFor, cancellationToken);
        var end = clock.CompleteUntil;
        progress.End(end);
        await load.StopAsync(StopGracePeriod);
        return new(clock.Samples, new(steadyFrom, faultFrom), new(faultFrom, healingFrom), new(healingFrom, end), Observe(before, atFault, atHealing));
    }

    /// <summary>Waits until the shop has been healthy for a while, or the timeout expires.</summary>
    static async Task WaitUntilHealthyAsync(Recording clock, TimeSpan from, TimeSpan timeout, TimeSpan healthyFor, CancellationToken cancellationToken)
    {
        var end = clock.Now + timeout;
        while (clock.Now < end)
        {
            await Task.Delay(PollInterval, cancellationToken);

            var completeUntil = clock.CompleteUntil;
            if (completeUntil <= from) continue;
            if (Recovery.Of(clock.Samples, from, completeUntil, RequestClassifier.Optimistic) is { } recovered && completeUntil - from - recovered >= healthyFor) return;
        }
    }

    static IReadOnlyList<Observation> Observe(IReadOnlyList<Tally> before, IReadOnlyList<Tally> atFault, IReadOnlyList<Tally> atHealing) =>
        [.. before.Select((tally, index) => new Observation(tally.Name, Tally.ShareBetween(tally, atFault[index]), Tally.ShareBetween(atFault[index], atHealing[index])))];

    /// <summary>Heals the fault after an error, so that the next experiment can run.</summary>
    async Task TryHealAsync(IExperimentFault fault, CancellationToken cancellationToken)
    {
        try
        {
            await fault.HealAsync(context, cancellationToken);
        }
        catch (Exception exception) when (IsFailure(exception) && !cancellationToken.IsCancellationRequested)
        {
            context.Report($"{fault.Name} could not be healed: {exception.Message}");
        }
    }

    static bool IsFailure(Exception exception) => exception is LabException or ControlException or TimeoutException or HttpRequestException;

    sealed record Measurement(IReadOnlyList<Sample> Samples, TimeWindow Steady, TimeWindow Fault, TimeWindow Recovery, IReadOnlyList<Observation> Observations);
}
