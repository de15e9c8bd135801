using System.Text.Json;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>A span that the dashboard has received.</summary>
/// <param name="Trace">The ID of its trace.</param>
/// <param name="Id">Its ID.</param>
/// <param name="Parent">The ID of its parent; empty for a root span.</param>
/// <param name="Resource">The resource that exported it.</param>
/// <param name="Name">Its name.</param>
/// <param name="HasFailed">Whether its status is an error.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Events">The names of its events.</param>
public sealed record DashboardSpan(string Trace, string Id, string Parent, string Resource, string Name, bool HasFailed, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Events)
{
    const int ErrorStatusCode = 2;

    public static DashboardSpan Read(JsonElement span, string resource) => new(
        span.GetProperty("traceId").GetString()!,
        span.GetProperty("spanId").GetString()!,
        span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() ?? "" : "",
        resource,
        span.GetProperty("name").GetString()!,
        span.TryGetProperty("status", out var status) && status.TryGetProperty("code", out var code) && code.GetInt32() is ErrorStatusCode,
        DashboardTelemetry.ReadAttributes(span),
        span.TryGetProperty("events", out var events) ? [.. events.EnumerateArray().Select(item => item.GetProperty("name").GetString()!)] : []);
}
