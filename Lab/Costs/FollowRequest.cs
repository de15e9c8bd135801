using System.Diagnostics;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Shop;
using Evolution.Lab.Tracing;

namespace Evolution.Lab.Costs;

/// <summary>Measures the effort of following one order through the logs, with the trail that <c>evo trace</c> shows.</summary>
public sealed class FollowRequest : ICost
{
    const int ProductId = 1;
    static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan LogTimeout = TimeSpan.FromSeconds(3);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    public string Name => "follow-request";
    public string Question => "How many logs contain the trail of an order, and does one command show the complete trail?";
    public string Procedure => "An order is placed, and its trail is read from the logs of all services, as evo trace does.";

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        await ShopRecovery.WaitAsync(context, cancellationToken);
        var trail = await FollowAsync(context, await PlaceAsync(context, cancellationToken), cancellationToken);
        var missingSteps = FindMissingSteps(context, trail);
        return new(Name, Question)
        {
            Quantities = [new("logs", trail.Logs.Count), new("lines", trail.Lines.Count), new("shown whole by one command", missingSteps is [] ? 1 : 0)],
            Note = $"Lines by log: {string.Join(", ", trail.Services.Select(service => $"{service} {trail.Logs.GetValueOrDefault(service)}"))}."
                + (missingSteps is [] ? "" : $" Missing: {string.Join(", ", missingSteps.Select(step => $"'{step.LogText}' of {step.Service}"))}."),
        };
    }

    static async Task<Guid> PlaceAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        using var shop = new ShopClient(await context.Topology.GetGatewayAddressAsync(cancellationToken));
        try
        {
            var (placed, _) = await shop.PlaceAsync(ProductId, cancellationToken);
            context.AddAcknowledged(placed.Id, placed.IsConfirmed);
            var outcome = await shop.WaitForOutcomeAsync(placed, ConfirmTimeout, cancellationToken);
            return outcome.IsConfirmed ? placed.Id : throw new LabException($"Order {placed.Id} should be confirmed but is {outcome.Status}.");
        }
        catch (ShopException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }

    /// <summary>Reads the trail until it is complete or the timeout expires, because log lines take a moment to arrive.</summary>
    static async Task<Trail> FollowAsync(ExperimentContext context, Guid order, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            await Task.Delay(PollInterval, cancellationToken);
            var trail = await TrailReader.ReadAsync(context.Control, order, cancellationToken);
            if (FindMissingSteps(context, trail) is [] || Stopwatch.GetElapsedTime(startedAt) > LogTimeout) return trail;
        }
    }

    static IReadOnlyList<ProcessingStep> FindMissingSteps(ExperimentContext context, Trail trail) => ProcessingStep.FindMissing(trail, context.Topology.State.Placement, context.Topology.State.Prefix);
}
