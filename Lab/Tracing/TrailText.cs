using System.Globalization;
using System.Text.Json;

namespace Evolution.Lab.Tracing;

/// <summary>Formats a trail as readable columns, and as JSON.</summary>
public static class TrailText
{
    const string TimeFormat = "HH:mm:ss.fff";
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Returns one text line per log line: the time in UTC, milliseconds since the first, the service, the level and the message.</summary>
    public static IEnumerable<string> FormatLines(Trail trail)
    {
        var serviceWidth = trail.Lines.Max(line => line.Service.Length);
        var levelWidth = trail.Lines.Max(line => line.Level.Length);
        var offsetWidth = trail.Lines.Max(line => FormatOffset(trail, line).Length);
        foreach (var line in trail.Lines)
        {
            var time = line.Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
            yield return $"{time}  {FormatOffset(trail, line).PadLeft(offsetWidth)}  {line.Service.PadRight(serviceWidth)}  {line.Level.PadRight(levelWidth)}  {line.Message}";
        }
        yield return $"{FormatCount(trail.Lines.Count, "line")} from {FormatCount(trail.Logs.Count, "log")} of {trail.Services.Count}; {trail.Searched:N0} lines were searched.";
    }

    /// <summary>Serializes the trails of an order, one for each host whose logs contain it.</summary>
    public static string ToJson(IEnumerable<Trail> trails) => JsonSerializer.Serialize(trails.Select(trail => new
    {
        trail.Order,
        trail.Services,
        trail.Searched,
        Lines = trail.Lines.Select(line => new
        {
            line.Time,
            SinceFirstMs = GetMilliseconds(trail, line),
            line.Service,
            line.Level,
            line.Message,
            line.TraceId,
        }),
    }), Json);

    static string FormatOffset(Trail trail, LogEntry line) => string.Create(CultureInfo.InvariantCulture, $"+{GetMilliseconds(trail, line):0.0} ms");

    static double GetMilliseconds(Trail trail, LogEntry line) => Math.Round((line.Time - trail.Lines[0].Time).TotalMilliseconds, 1);

    static string FormatCount(int count, string noun) => $"{count} {noun}{(count is 1 ? "" : "s")}";
}
