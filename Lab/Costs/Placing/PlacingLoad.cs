using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Placing;

/// <summary>Places orders at one rate for a while and evaluates the result.</summary>
/// <param name="context">The shop.</param>
/// <param name="gateway">The address of the Gateway.</param>
/// <param name="confirmations">Looks up confirmed orders.</param>
/// <param name="window">The length of the measured window.</param>
public sealed class PlacingLoad(ExperimentContext context, Uri gateway, Confirmations confirmations, TimeSpan window)
{
    // Further requests wait in the load generator, where their waiting time still counts, instead of exhausting the machine's ports and memory.
    const int MaxConnections = 500;

    // Opens the connections of each rate before the window begins.
    static readonly TimeSpan LeadIn = TimeSpan.FromMilliseconds(300);

    // Accepted orders must be confirmed soon afterwards: a rate at which the queue only grows is not sustained.
    static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<PlacingStep> RunAsync(double rate, CancellationToken cancellationToken)
    {
        await using var load = new OpenLoop(gateway, [Mix.PlaceOrder], context.Customer, rate, MaxConnections);
        await Task.Delay(LeadIn, cancellationToken);
        var from = load.Recording.Now;
        await Task.Delay(window, cancellationToken);
        var to = load.Recording.Now;
        await load.StopAsync(Judgement.Objective);

        var samples = load.Recording.Samples;
        var told = context.Remember(samples);
        var confirmed = await WaitAsync([.. told.Accepted], cancellationToken);
        return PlacingStep.Of(rate, samples, new(from, to), new(confirmed.Contains));
    }

    async Task<IReadOnlySet<Guid>> WaitAsync(Guid[] accepted, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var confirmed = await confirmations.AmongAsync(accepted, cancellationToken);
            if (confirmed.Count == accepted.Length || Stopwatch.GetElapsedTime(started) > Settle) return confirmed;
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
