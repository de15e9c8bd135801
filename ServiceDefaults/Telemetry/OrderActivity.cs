using System.Diagnostics;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Spans of what is done for an order. A step has the same name in every phase, whether a request or a message asks for it.</summary>
public static class OrderActivity
{
    static readonly ActivitySource Source = new("Evolution.Orders");

    /// <summary>Begins a step, which is done when the span is disposed.</summary>
    /// <param name="step">What is done, as <c>reserve stock</c>.</param>
    /// <param name="order">The order's id; null where it has none yet.</param>
    /// <param name="trace">The span that the step belongs to, as a <c>traceparent</c>; null for the current one.</param>
    /// <returns>Null where nobody records traces.</returns>
    public static Activity? Start(string step, Guid? order = null, string? trace = null)
    {
        var activity = ActivityContext.TryParse(trace, null, isRemote: true, out var parent) ? Source.StartActivity(step, ActivityKind.Internal, parent) : Source.StartActivity(step);
        if (order is { } id) activity.SetOrder(id);
        return activity;
    }

    /// <summary>Begins one span for a step that is done for several orders at once: below the first one's, and linked with those of the others that are recorded.</summary>
    internal static Activity? StartForAll(string step, IReadOnlyList<Activity?> activities)
    {
        if (activities[0] is not { } first) return null;
        var others = activities.Skip(1).OfType<Activity>().Where(other => other.Recorded).ToArray();
        var together = Source.StartActivity($"{step} of {activities.Count} orders", ActivityKind.Internal, first.Context, links: others.Select(other => new ActivityLink(other.Context)));
        if (together is null) return null;
        together.SetTag("messaging.batch.message_count", activities.Count);
        foreach (var other in others) other.AddLink(new(together.Context));
        return together;
    }

    /// <summary>Says which order the step is for.</summary>
    public static void SetOrder(this Activity? activity, Guid order) => activity?.SetTag(TelemetryNames.Order, order.ToString());

    /// <summary>Says what the step came to, in words of the contract as <c>out-of-stock</c>.</summary>
    public static void SetOutcome(this Activity? activity, string outcome) => activity?.SetTag(TelemetryNames.Outcome, outcome);
}
