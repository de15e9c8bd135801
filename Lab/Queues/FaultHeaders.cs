namespace Evolution.Lab.Queues;

/// <summary>The headers that MassTransit adds to a failed message (masstransit.io, "Exceptions", error headers).</summary>
public static class FaultHeaders
{
    public const string Message = "MT-Fault-Message";
    public const string MessageType = "MT-Fault-MessageType";
    public const string Timestamp = "MT-Fault-Timestamp";

    static readonly string[] Prefixes = ["MT-Fault-", "MT-Host-", "MT-Reason"];

    /// <summary>Returns the headers without those that were added when the message failed.</summary>
    public static Dictionary<string, object?> RemoveFrom(IEnumerable<KeyValuePair<string, object?>>? headers) =>
        (headers ?? []).Where(header => !Prefixes.Any(prefix => header.Key.StartsWith(prefix, StringComparison.Ordinal))).ToDictionary();
}
