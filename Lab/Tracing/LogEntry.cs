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
            return Text(entry, "Timestamp") is { } written && DateTimeOffset.TryParse(written, out var time)
                ? new(time, service, Text(entry, "LogLevel") ?? "", MessageOf(entry), TraceOf(entry), OrderOf(entry))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string MessageOf(JsonElement entry)
    {
        var message = Text(entry, "Message") ?? "";
        return Text(entry, "Exception") is { } exception ? $"{message} ({exception.Split('\n', 2)[0].Trim()})" : message;
    }

    static string? TraceOf(JsonElement entry) => entry.TryGetProperty("Scopes", out var scopes) && scopes.ValueKind is JsonValueKind.Array
        ? scopes.EnumerateArray().Select(scope => Text(scope, "TraceId")).FirstOrDefault(trace => trace is not null)
        : null;

    static Guid? OrderOf(JsonElement entry) => entry.TryGetProperty("State", out var state) && Guid.TryParse(Text(state, "OrderId"), out var order) ? order : null;

    static string? Text(JsonElement element, string property) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
