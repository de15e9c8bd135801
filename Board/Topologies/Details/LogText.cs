using Evolution.Lab.Tracing;

namespace Evolution.Board.Topologies.Details;

/// <summary>Formats log lines.</summary>
static class LogText
{
    /// <summary>Formats a JSON line as its time (UTC), its level unless it is Information, and its message. Returns other lines unchanged.</summary>
    public static string Of(string line) => LogEntry.Read("", line) is not { } entry ? line
        : $"{entry.Time.UtcDateTime:HH:mm:ss.fff} {(entry.Level is "Information" ? "" : $"{entry.Level}: ")}{entry.Message}";

    /// <summary>Formats all lines, oldest first.</summary>
    /// <param name="lines">The lines; null before the first read.</param>
    public static string Of(IReadOnlyList<string>? lines) => lines switch
    {
        null => "Loading…",
        [] => "The log is empty.",
        _ => string.Join('\n', lines.Select(Of)),
    };
}
