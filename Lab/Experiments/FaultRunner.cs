using Evolution.Control;
using Evolution.Lab.Integrity;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>Runs a fault experiment on a topology under load: baseline, fault window and recovery.</summary>
/// <param name="context">The topology and the options.</param>
/// <param name="observedProgress">The progress to update while the experiment runs; null if the caller does not need it.</param>
public sealed class FaultRunner(ExperimentContext context, ExperimentProgress? observedProgress = null)
{
    static readonly TimeSpan ConnectDelay = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan StopGracePeriod = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan SteadyTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan WarmUpTimeout = TimeSpan.FromSeconds(30);

    // The shares of the full rate in the order of the warm-up.
    static readonly double[] WarmUpShares = [0.1, 0.5, 1];

    readonly ExperimentProgress progress = observedProgress ?? new();

    /// <summary>Runs the load without measuring until the services are warm and there are orders to read. The rate increases gradually, because the full rate would overload cold services.</summary>
    /// <exception cref="LabException">The shop does not accept orders.</exception>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        progress.RecordWarmUp();
        foreach (var share in WarmUpShares)
        {
            await using var load = await context.StartLoadAsync(share, cancellationToken);
            await Task.Delay(context.Pace.WarmUp / WarmUpShares.Length, cancellationToken);
            if (share is 1) await WaitUntilHealthyAsync(load.Recording, TimeSpan.Zero, WarmUpTimeout, context.Pace.HealthyFor, cancellationToken);
            await load.StopAsync(StopGracePeriod);
            context.AddAcknowledged(load.Recording.Samples);
        }
        if (context.Choices.OrderCount is 0) throw new LabException("No order was acknowledged during the warm-up.");
    }

    /// <summary>Runs the load without measuring until the shop is healthy again after a pause.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        progress.RecordWarmUp();
        await context.StartStoppedResourcesAsync(cancellationToken);
        await using var load = await context.StartLoadAsync(1, cancellationToken);
        await WaitUntilHealthyAsync(load.Recording, TimeSpan.Zero, WarmUpTimeout, context.Pace.HealthyFor, cancellationToken);
        await load.StopAsync(StopGracePeriod);
        context.AddAcknowledged(load.Recording.Samples);
    }

    /// <summary>Runs the experiment and returns the measurements. If the fault cannot be injected, the result contains the error.</summary>
    public async Task<FaultResult> RunAsync(IExperimentFault fault, CancellationToken cancellationToken)
    {
        var result = new FaultResult(fault.Name, fault.Question, fault.Procedure, fault.TargetService);
        if (fault.GetObjection(context) is { } objection) return result with { Objection = objection };

        context.Choices.Restart(context.Round, fault.Order);
        Measurement measurement;
        var machineBefore = MachineLoad.Read();
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
        var disturbance = DisturbanceRules.Measure(samples, machineBefore, MachineLoad.Read());
        await context.StartStoppedResourcesAsync(cancellationToken);
        var (integrity, data, _) = await IntegrityCheck.RunAsync(context.Topology, context.AddAcknowledged(samples), context.Pace.SettleTimeout, context.Pace.UnacknowledgedOrderTimeout, cancellationToken);
        var classifier = CreateClassifier(data, measurement.StartedAt);
        var window = WindowStatistics.Of(samples, measurement.Fault, classifier);
        var recoveredAfter = Recovery.Of(samples, measurement.HealingFrom, measurement.End, classifier);
        var impact = WindowStatistics.Of(samples, new(measurement.Fault.From, recoveredAfter is { } time ? measurement.HealingFrom + time : measurement.End), classifier);
        return result with
        {
            Disturbance = disturbance,
            Void = DisturbanceRules.GetReasonToVoid(disturbance),
            Steady = WindowStatistics.Of(samples, measurement.Steady, classifier),
            Fault = window,
            Recovery = WindowStatistics.Of(samples, measurement.Recovery, classifier),
            Impact = impact,
            Lost = impact.Operations.Sum(operation => operation.Sent - operation.Good),
            RecoveredAfter = recoveredAfter?.TotalSeconds,
            Unaffected = window.GetGoodShare(entry => entry != fault.TargetService),
            GoodOfAll = window.GetGoodShare(),
            Observations = measurement.Observations,
            Timeline = Timeline.Of(samples, new(measurement.Steady.From, measurement.End), classifier),
            Integrity = integrity,
        };
    }

    /// <summary>Heals the fault of an aborted experiment, and waits until all resources are ready again.</summary>
    public async Task HealAsync(IExperimentFault fault, CancellationToken cancellationToken)
    {
        await TryHealAsync(fault, cancellationToken);
        await context.StartStoppedResourcesAsync(cancellationToken);
    }

    async Task<Measurement> MeasureAsync(IExperimentFault fault, OpenLoop load, CancellationToken cancellationToken)
    {
        var clock = load.Recording;
        progress.RecordLoadStart(clock);
        await Task.Delay(ConnectDelay, cancellationToken);

        // The fault is injected as soon as the shop has been healthy for the length of the baseline.
        var talliesBefore = await fault.ReadTalliesAsync(context, cancellationToken);
        await WaitUntilHealthyAsync(clock, clock.Now, SteadyTimeout, context.Pace.Steady, cancellationToken);
        var talliesAtFault = await fault.ReadTalliesAsync(context, cancellationToken);

        var faultFrom = clock.Now;
        var steadyFrom = faultFrom - context.Pace.Steady;
        progress.RecordInjection(faultFrom);
        await fault.InjectAsync(context, cancellationToken);
        var faultUntil = faultFrom + (fault.MinDuration > context.Pace.Fault ? fault.MinDuration : context.Pace.Fault);
        if (!fault.IsMomentary && faultUntil - clock.Now is var remaining && remaining > TimeSpan.Zero) await Task.Delay(remaining, cancellationToken);
        var healingFrom = clock.Now;
        progress.RecordHealing(healingFrom);

        var healTask = fault.HealAsync(context, cancellationToken);
        var talliesAtHealing = await fault.ReadTalliesAsync(context, cancellationToken);
        await healTask;

        // A fault has a window of the same length on every topology, so that the shares are comparable, even if it is momentary and ends earlier on some of them.
        if (faultUntil - clock.Now is var rest && rest > TimeSpan.Zero) await Task.Delay(rest, cancellationToken);
        await WaitUntilHealthyAsync(clock, healingFrom, context.Pace.Recovery, context.Pace.HealthyFor, cancellationToken);
        var end = clock.CompleteUntil;
        progress.RecordEnd(end);
        await load.StopAsync(StopGracePeriod);
        return new(clock.Samples, clock.StartedAt, new(steadyFrom, faultFrom), new(faultFrom, faultUntil), healingFrom, end, CreateObservations(talliesBefore, talliesAtFault, talliesAtHealing));
    }

    /// <summary>Waits until the shop has been healthy for the given duration, or the timeout expires.</summary>
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

    static IReadOnlyList<Observation> CreateObservations(IReadOnlyList<Tally> before, IReadOnlyList<Tally> atFault, IReadOnlyList<Tally> atHealing) =>
        [.. before.Select((tally, index) => new Observation(tally.Name, Tally.CalculateShare(tally, atFault[index]), Tally.CalculateShare(atFault[index], atHealing[index])))];

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

    static RequestClassifier CreateClassifier(ShopData data, DateTimeOffset loadStartedAt) => new(order => data.Orders.TryGetValue(order, out var stored) && stored.IsConfirmed)
    {
        GetConfirmationTime = order => data.Orders.GetValueOrDefault(order)?.ConfirmedAt - loadStartedAt,
    };

    /// <summary>The requests of an experiment, and its windows as times since the load began.</summary>
    sealed record Measurement(IReadOnlyList<Sample> Samples, DateTimeOffset StartedAt, TimeWindow Steady, TimeWindow Fault, TimeSpan HealingFrom, TimeSpan End, IReadOnlyList<Observation> Observations)
    {
        /// <summary>The window after the fault window.</summary>
        public TimeWindow Recovery => new(HealingFrom > Fault.To ? HealingFrom : Fault.To, End);
    }
}
