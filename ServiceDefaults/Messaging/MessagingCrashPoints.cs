using Evolution.ServiceDefaults.Lab.Crashing;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>The crash points of a process that handles or publishes messages.</summary>
public static class MessagingCrashPoints
{
    internal static readonly CrashPoint BeforeCommit = new("inbox.before-commit", "after a message is handled, before the transaction commits");
    internal static readonly CrashPoint AfterCommit = new("inbox.after-commit", "after the transaction of a message commits, before the relay is notified");
    internal static readonly CrashPoint BeforeAcknowledgement = new("inbox.before-acknowledgement", "before a handled message is acknowledged to the broker");
    internal static readonly CrashPoint BeforePublish = new("outbox.before-publish", "before messages are published");
    internal static readonly CrashPoint AfterPublish = new("outbox.after-publish", "after the broker confirms messages, before they are removed from the outbox");
    internal static readonly CrashPoint AfterRemoval = new("outbox.after-removal", "after published messages are removed from the outbox");

    /// <summary>The crash points that a received message passes.</summary>
    public static readonly IReadOnlyList<CrashPoint> Inbox = [BeforeCommit, AfterCommit, BeforeAcknowledgement];

    /// <summary>The crash points that a published message passes.</summary>
    public static readonly IReadOnlyList<CrashPoint> Outbox = [BeforePublish, AfterPublish, AfterRemoval];
}
