using System.Text.Json;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>A span, as the dashboard holds it.</summary>
/// <param name="Trace">The id of its trace.</param>
/// <param name="Id">Its own id.</param>
/// <param name="Parent">The id of its parent; empty where it has none.</param>
/// <param name="Resource">The resource whose it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Failed">Whether its status is an error.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Events">The names of its events.</param>
public sealed record DashboardSpan(string Trace, string Id, string Parent, string Resource, string Name, bool Failed, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Events)
{
    const int Error = 2;

    public static DashboardSpan Read(JsonElement span, string resource) => new(
        span.GetProperty("traceId").GetString()!,
        span.GetProperty("spanId").GetString()!,
        span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() ?? "" : "",
        resource,
        span.GetProperty("name").GetString()!,
        span.TryGetProperty("status", out var status) && status.TryGetProperty("code", out var code) && code.GetInt32() is Error,
        DashboardTelemetry.Attributes(span),
        span.TryGetProperty("events", out var events) ? [.. events.EnumerateArray().Select(happened => happened.GetProperty("name").GetString()!)] : []);
}
