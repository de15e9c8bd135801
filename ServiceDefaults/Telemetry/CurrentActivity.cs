using System.Diagnostics;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>The span of what is being done at this moment.</summary>
public static class CurrentActivity
{
    /// <summary>Adds an event to it: something that happened on the way, and explains how long it took or how it ended.</summary>
    /// <param name="name">The event, as <c>dependency.retry</c>.</param>
    /// <param name="attributes">What there is to say of it.</param>
    public static void AddEvent(string name, params ReadOnlySpan<KeyValuePair<string, object?>> attributes)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity) activity.AddEvent(new(name, tags: [.. attributes]));
    }
}
