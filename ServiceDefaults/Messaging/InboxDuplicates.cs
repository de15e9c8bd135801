using System.Diagnostics.Metrics;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Counts messages that were delivered again after they had been handled: a consequence of at-least-once delivery, which the inbox handles.</summary>
sealed class InboxDuplicates(IMeterFactory meters)
{
    readonly Counter<long> duplicates = meters.Create("Evolution.Messaging").CreateCounter<long>("evolution.inbox.duplicates", "{message}",
        "Messages that were redelivered after they had been handled and were ignored, by type.");

    public void Count(string message) => duplicates.Add(1, new KeyValuePair<string, object?>("messaging.message.type", message));
}
