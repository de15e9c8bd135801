using System.Diagnostics;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Starts spans for the steps of an order. A step has the same name in every phase, whether a request or a message triggers it.</summary>
public static class OrderActivity
{
    static readonly ActivitySource Source = new("Evolution.Orders");

    /// <summary>Starts the span of a step, which ends when the span is disposed.</summary>
    /// <param name="step">The name of the step, such as <c>reserve stock</c>.</param>
    /// <param name="order">The order's id; null if it does not have one yet.</param>
    /// <param name="trace">The span that the step belongs to, as a <c>traceparent</c>; null for the current one.</param>
    /// <returns>Null if the span is not recorded.</returns>
    public static Activity? Start(string step, Guid? order = null, string? trace = null)
    {
        var activity = ActivityContext.TryParse(trace, null, isRemote: true, out var parent) ? Source.StartActivity(step, ActivityKind.Internal, parent) : Source.StartActivity(step);
        if (order is { } id) activity.SetOrder(id);
        return activity;
    }

    /// <summary>Starts one span for a step of several orders: a child of the first order's span, and linked to the recorded spans of the others.</summary>
    internal static Activity? StartBatch(string step, IReadOnlyList<Activity?> activities)
    {
        if (activities[0] is not { } first) return null;
        var otherActivities = activities.Skip(1).OfType<Activity>().Where(activity => activity.Recorded).ToArray();
        var batch = Source.StartActivity($"{step} of {activities.Count} orders", ActivityKind.Internal, first.Context, links: otherActivities.Select(activity => new ActivityLink(activity.Context)));
        if (batch is null) return null;
        batch.SetTag("messaging.batch.message_count", activities.Count);
        foreach (var activity in otherActivities) activity.AddLink(new(batch.Context));
        return batch;
    }

    /// <summary>Records the id of the order on the span.</summary>
    public static void SetOrder(this Activity? activity, Guid order) => activity?.SetTag(TelemetryNames.Order, order.ToString());

    /// <summary>Records the outcome of the step on the span, in terms of the contract such as <c>out-of-stock</c>.</summary>
    public static void SetOutcome(this Activity? activity, string outcome) => activity?.SetTag(TelemetryNames.Outcome, outcome);
}
