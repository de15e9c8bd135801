using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Shop;
using Evolution.Lab.Tracing;

namespace Evolution.Lab.Costs;

/// <summary>Measures the effort of following one order through the logs, with the same trail that <c>evo trace</c> shows.</summary>
public sealed class FollowRequest : ICost
{
    const int Product = 1;
    static readonly TimeSpan ConfirmLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan LogLimit = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public string Name => "follow-request";
    public string Question => "How many logs is one order's trail spread over, and does one command show it whole?";
    public string Done => "An order is placed, and its trail is read from all services' logs as evo trace does.";

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await Calm.WaitAsync(context, cancellationToken);
        var trail = await FollowAsync(context, await PlaceAsync(context, cancellationToken), cancellationToken);
        var missing = Missing(context, trail);
        return new(Name, Question)
        {
            Quantities = [new("logs", trail.Logs.Count), new("lines", trail.Lines.Count), new("shown whole by one command", missing is [] ? 1 : 0)],
            Note = $"Lines by log: {string.Join(", ", trail.Services.Select(service => $"{service} {trail.Logs.GetValueOrDefault(service)}"))}."
                + (missing is [] ? "" : $" Missing: {string.Join(", ", missing.Select(hop => $"'{hop.Words}' of {hop.Service}"))}."),
        };
    }

    static async Task<Guid> PlaceAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        using var shop = new ShopClient(await context.Topology.GatewayAsync(cancellationToken));
        try
        {
            var (placed, _) = await shop.PlaceAsync(Product, cancellationToken);
            context.Remember(placed.Id, placed.IsConfirmed);
            var outcome = await shop.WaitForOutcomeAsync(placed, ConfirmLimit, cancellationToken);
            return outcome.IsConfirmed ? placed.Id : throw new LabException($"Order {placed.Id} was to be confirmed and is {outcome.Status}.");
        }
        catch (ShopException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }

    /// <summary>Reads the trail until it is complete, because log lines take a moment to arrive.</summary>
    static async Task<Trail> FollowAsync(ExperimentContext context, Guid order, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            await Task.Delay(Pause, cancellationToken);
            var trail = await TrailReader.ReadAsync(context.Control, order, cancellationToken);
            if (Missing(context, trail) is [] || Stopwatch.GetElapsedTime(started) > LogLimit) return trail;
        }
    }

    static IReadOnlyList<Hop> Missing(ExperimentContext context, Trail trail) => Hop.MissingFrom(trail, context.Topology.State.Placement, context.Topology.State.Prefix);
}
