using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Placing;

/// <summary>Places orders at one rate for a while, and judges how that went.</summary>
/// <param name="context">The shop.</param>
/// <param name="gateway">Where it answers.</param>
/// <param name="confirmations">Says which orders were confirmed.</param>
/// <param name="window">How long it is watched.</param>
public sealed class PlacingLoad(ExperimentContext context, Uri gateway, Confirmations confirmations, TimeSpan window)
{
    // More wait in the load generator, where their time counts all the same, than take the machine's ports and memory.
    const int MaxConnections = 500;

    // At each rate, connections are opened first.
    static readonly TimeSpan LeadIn = TimeSpan.FromMilliseconds(300);

    // Orders that were accepted must be confirmed soon after: a queue that only grows is no capacity.
    static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<PlacingStep> RunAsync(double rate, CancellationToken cancellation)
    {
        await using var load = new OpenLoop(gateway, [Mix.PlaceOrder], context.Customer, rate, MaxConnections);
        await Task.Delay(LeadIn, cancellation);
        var from = load.Recording.Now;
        await Task.Delay(window, cancellation);
        var to = load.Recording.Now;
        await load.StopAsync(Judgement.Objective);

        var samples = load.Recording.Samples;
        var told = context.Remember(samples);
        var confirmed = await WaitAsync([.. told.Accepted], cancellation);
        return PlacingStep.Of(rate, samples, new(from, to), new(confirmed.Contains));
    }

    async Task<IReadOnlySet<Guid>> WaitAsync(Guid[] accepted, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var confirmed = await confirmations.AmongAsync(accepted, cancellation);
            if (confirmed.Count == accepted.Length || Stopwatch.GetElapsedTime(started) > Settle) return confirmed;
            await Task.Delay(Pause, cancellation);
        }
    }
}
