using System.Diagnostics;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Adds events to the current span.</summary>
public static class CurrentActivity
{
    /// <summary>Adds an event that explains the duration or the outcome of the current span.</summary>
    /// <param name="name">The name of the event, such as <c>dependency.retry</c>.</param>
    /// <param name="attributes">The attributes of the event.</param>
    public static void AddEvent(string name, params ReadOnlySpan<KeyValuePair<string, object?>> attributes)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity) activity.AddEvent(new(name, tags: [.. attributes]));
    }
}
