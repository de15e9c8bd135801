using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Placing;

/// <summary>Places orders at one rate and evaluates the result.</summary>
/// <param name="context">The shop.</param>
/// <param name="gateway">The address of the Gateway.</param>
/// <param name="confirmations">Finds confirmed orders.</param>
/// <param name="window">The length of the measured window.</param>
public sealed class OrderPlacementLoad(ExperimentContext context, Uri gateway, ConfirmationReader confirmations, TimeSpan window)
{
    // Further requests wait in the load generator, where their waiting time still counts, so that they do not exhaust ports and memory.
    const int MaxConnections = 500;

    // Time to open connections before the window begins.
    static readonly TimeSpan LeadTime = TimeSpan.FromMilliseconds(300);

    // Accepted orders must be confirmed soon afterwards: a rate at which the queue keeps growing is not sustained.
    static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    public async Task<OrderPlacementStep> RunAsync(double rate, CancellationToken cancellationToken)
    {
        await using var load = new OpenLoop(gateway, [RequestMix.PlaceOrder], context.Choices, rate, MaxConnections);
        await Task.Delay(LeadTime, cancellationToken);
        var from = load.Recording.Now;
        await Task.Delay(window, cancellationToken);
        var to = load.Recording.Now;
        await load.StopAsync(RequestClassifier.Objective);

        var samples = load.Recording.Samples;
        var acknowledged = context.AddAcknowledged(samples);
        var confirmed = await WaitForConfirmationsAsync([.. acknowledged.Accepted], cancellationToken);
        return OrderPlacementStep.Of(rate, samples, new(from, to), new(confirmed.Contains));
    }

    async Task<IReadOnlySet<Guid>> WaitForConfirmationsAsync(Guid[] accepted, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            var confirmed = await confirmations.FindConfirmedAsync(accepted, cancellationToken);
            if (confirmed.Count == accepted.Length || Stopwatch.GetElapsedTime(startedAt) > SettleTimeout) return confirmed;
            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
