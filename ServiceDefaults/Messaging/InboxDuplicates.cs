using System.Diagnostics.Metrics;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Counts messages that came again after they had been handled: the price of delivering at least once, which the inbox pays.</summary>
sealed class InboxDuplicates(IMeterFactory meters)
{
    readonly Counter<long> duplicates = meters.Create("Evolution.Messaging").CreateCounter<long>("evolution.inbox.duplicates", "{message}",
        "Messages that came again after they had been handled, and had no second effect, by type.");

    public void Count(string message) => duplicates.Add(1, new KeyValuePair<string, object?>("messaging.message.type", message));
}
