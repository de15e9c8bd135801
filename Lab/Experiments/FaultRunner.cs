using Evolution.Control;
using Evolution.Lab.Integrity;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Experiments;

/// <summary>Runs a fault experiment on a topology under load: a steady window, the fault, healing, and recovery.</summary>
/// <param name="context">The topology.</param>
/// <param name="watched">Receives progress and can be read while the experiment runs; null if progress is not needed.</param>
public sealed class FaultRunner(ExperimentContext context, LiveCourse? watched = null)
{
    static readonly TimeSpan Connecting = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan SteadyLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan WarmUpLimit = TimeSpan.FromSeconds(30);

    // The shares of the full rate that a warm-up goes through.
    static readonly double[] Gently = [0.1, 0.5, 1];

    readonly LiveCourse live = watched ?? new();

    /// <summary>Runs the load without measuring until the services are warm and there are orders to read. The rate increases gradually, because cold services are overloaded by a rate that warm ones handle easily.</summary>
    /// <exception cref="LabException">The shop does not accept orders.</exception>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        live.WarmUp();
        foreach (var part in Gently)
        {
            await using var load = await context.StartLoadAsync(part, cancellationToken);
            await Task.Delay(context.Pace.WarmUp / Gently.Length, cancellationToken);
            if (part is 1) await WatchAsync(load.Recording, TimeSpan.Zero, WarmUpLimit, context.Pace.Calm, cancellationToken);
            await load.StopAsync(Grace);
            context.Remember(load.Recording.Samples);
        }
        if (context.Customer.Orders is 0) throw new LabException("No order was acknowledged while the services were to become warm.");
    }

    /// <summary>Runs the experiment and returns the measurements. A fault that could not be injected also produces a result, not an exception.</summary>
    public async Task<FaultResult> RunAsync(IExperimentFault fault, CancellationToken cancellationToken)
    {
        var result = new FaultResult(fault.Name, fault.Question, fault.Done, fault.Hurt);
        if (fault.ObjectionTo(context) is { } objection) return result with { Objection = objection };

        Course course;
        await using (var load = await context.StartLoadAsync(1, cancellationToken))
        {
            try
            {
                course = await DoAsync(fault, load, cancellationToken);
            }
            catch (Exception exception) when (IsFailure(exception) && !cancellationToken.IsCancellationRequested)
            {
                await RescueAsync(fault, cancellationToken);
                await load.StopAsync(Grace);
                context.Remember(load.Recording.Samples);
                return result with { Error = exception.Message };
            }
        }
        var samples = course.Samples;
        await context.MakeWholeAsync(cancellationToken);
        var (integrity, books, _) = await IntegrityCheck.RunAsync(context.Topology, context.Remember(samples), context.Pace.Settling, context.Pace.Straggling, cancellationToken);
        var judgement = new Judgement(order => books.Orders.TryGetValue(order, out var stored) && stored.IsConfirmed);
        var window = WindowStatistics.Of(samples, course.Fault, judgement);
        return result with
        {
            Steady = WindowStatistics.Of(samples, course.Steady, judgement),
            Fault = window,
            Recovery = WindowStatistics.Of(samples, course.Recovery, judgement),
            RecoveredAfter = Recovery.Of(samples, course.Recovery.From, course.Recovery.To, judgement)?.TotalSeconds,
            Unaffected = window.GoodShare(entry => entry != fault.Hurt),
            GoodOfAll = window.GoodShare(),
            Observations = course.Observations,
            Timeline = Timeline.Of(samples, new(course.Steady.From, course.Recovery.To), judgement),
            Integrity = integrity,
        };
    }

    /// <summary>Heals the fault and waits until everything is ready again, after an experiment that was aborted halfway.</summary>
    public async Task HealAsync(IExperimentFault fault, CancellationToken cancellationToken)
    {
        await RescueAsync(fault, cancellationToken);
        await context.MakeWholeAsync(cancellationToken);
    }

    async Task<Course> DoAsync(IExperimentFault fault, OpenLoop load, CancellationToken cancellationToken)
    {
        var clock = load.Recording;
        live.Begin(clock);
        await Task.Delay(Connecting, cancellationToken);

        // The fault is injected after the shop has been healthy for as long as the steady window. That time is then the window.
        var before = await fault.CountAsync(context, cancellationToken);
        await WatchAsync(clock, clock.Now, SteadyLimit, context.Pace.Steady, cancellationToken);
        var atFault = await fault.CountAsync(context, cancellationToken);

        var faultFrom = clock.Now;
        var steadyFrom = faultFrom - context.Pace.Steady;
        live.Break(faultFrom);
        await fault.BreakAsync(context, cancellationToken);
        if (!fault.IsMomentary && faultFrom + context.Pace.Fault - clock.Now is var rest && rest > TimeSpan.Zero) await Task.Delay(rest, cancellationToken);
        var healingFrom = clock.Now;
        live.Heal(healingFrom);

        var healing = fault.HealAsync(context, cancellationToken);
        var atHealing = await fault.CountAsync(context, cancellationToken);
        await healing;
        await WatchAsync(clock, healingFrom, context.Pace.Recovery, context.Pace.Calm, cancellationToken);
        var end = clock.Decided;
        live.End(end);
        await load.StopAsync(Grace);
        return new(clock.Samples, new(steadyFrom, faultFrom), new(faultFrom, healingFrom), new(healingFrom, end), Observe(before, atFault, atHealing));
    }

    /// <summary>Watches until the shop has been healthy for a while, or the limit is reached.</summary>
    static async Task WatchAsync(Recording clock, TimeSpan from, TimeSpan limit, TimeSpan calm, CancellationToken cancellationToken)
    {
        var end = clock.Now + limit;
        while (clock.Now < end)
        {
            await Task.Delay(PollInterval, cancellationToken);

            var decided = clock.Decided;
            if (decided <= from) continue;
            if (Recovery.Of(clock.Samples, from, decided, Judgement.Hopeful) is { } recovered && decided - from - recovered >= calm) return;
        }
    }

    static IReadOnlyList<Observation> Observe(IReadOnlyList<Tally> before, IReadOnlyList<Tally> atFault, IReadOnlyList<Tally> atHealing) =>
        [.. before.Select((tally, index) => new Observation(tally.Name, Tally.ShareBetween(tally, atFault[index]), Tally.ShareBetween(atFault[index], atHealing[index])))];

    /// <summary>Heals the shop for the next experiment, after one that got stuck.</summary>
    async Task RescueAsync(IExperimentFault fault, CancellationToken cancellationToken)
    {
        try
        {
            await fault.HealAsync(context, cancellationToken);
        }
        catch (Exception exception) when (IsFailure(exception) && !cancellationToken.IsCancellationRequested)
        {
            context.Say($"{fault.Name} could not be healed: {exception.Message}");
        }
    }

    static bool IsFailure(Exception failure) => failure is LabException or ControlException or TimeoutException or HttpRequestException;

    sealed record Course(IReadOnlyList<Sample> Samples, Span Steady, Span Fault, Span Recovery, IReadOnlyList<Observation> Observations);
}
