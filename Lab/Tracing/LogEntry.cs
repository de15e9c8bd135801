using System.Text.Json;

namespace Evolution.Lab.Tracing;

/// <summary>A line of a service's log.</summary>
/// <param name="Time">When the service wrote it.</param>
/// <param name="Service">The service that wrote it.</param>
/// <param name="Level">The log level as the service writes it: <c>Information</c>, <c>Warning</c> and so on.</param>
/// <param name="Message">The message, with the first line of the exception if there is one.</param>
/// <param name="TraceId">The trace in which it was written, if any.</param>
/// <param name="OrderId">The order that it concerns, if the structured data contains one.</param>
public sealed record LogEntry(DateTimeOffset Time, string Service, string Level, string Message, string? TraceId, Guid? OrderId)
{
    /// <summary>Reads a line of .NET's JSON console formatter, ignoring any prefix that a host adds.</summary>
    /// <returns>Null if the line is not a log entry, such as a runtime's crash message or a truncated line.</returns>
    public static LogEntry? Read(string service, string line)
    {
        var begin = line.IndexOf('{');
        if (begin < 0) return null;
        try
        {
            using var json = JsonDocument.Parse(line.AsMemory(begin));
            var entry = json.RootElement;
            return GetString(entry, "Timestamp") is { } timestamp && DateTimeOffset.TryParse(timestamp, out var time)
                ? new(time, service, GetString(entry, "LogLevel") ?? "", GetMessage(entry), GetTraceId(entry), GetOrderId(entry))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string GetMessage(JsonElement entry)
    {
        var message = GetString(entry, "Message") ?? "";
        return GetString(entry, "Exception") is { } exception ? $"{message} ({exception.Split('\n', 2)[0].Trim()})" : message;
    }

    static string? GetTraceId(JsonElement entry) => entry.TryGetProperty("Scopes", out var scopes) && scopes.ValueKind is JsonValueKind.Array
        ? scopes.EnumerateArray().Select(scope => GetString(scope, "TraceId")).FirstOrDefault(trace => trace is not null)
        : null;

    static Guid? GetOrderId(JsonElement entry) => entry.TryGetProperty("State", out var state) && Guid.TryParse(GetString(state, "OrderId"), out var order) ? order : null;

    static string? GetString(JsonElement element, string property) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
