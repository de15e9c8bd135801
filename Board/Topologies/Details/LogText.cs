using Evolution.Lab.Tracing;

namespace Evolution.Board.Topologies.Details;

/// <summary>Lines of a log for people.</summary>
static class LogText
{
    /// <summary>What a service wrote as JSON, as its time (UTC), its level where it is not just information, and what it says; any other line as it is.</summary>
    public static string Of(string line) => LogEntry.Read("", line) is not { } entry ? line
        : $"{entry.Time.UtcDateTime:HH:mm:ss.fff} {(entry.Level is "Information" ? "" : $"{entry.Level}: ")}{entry.Message}";

    /// <summary>All of them, oldest first.</summary>
    /// <param name="lines">Null before they were read.</param>
    public static string Of(IReadOnlyList<string>? lines) => lines switch
    {
        null => "It is being read.",
        [] => "It is empty.",
        _ => string.Join('\n', lines.Select(Of)),
    };
}
