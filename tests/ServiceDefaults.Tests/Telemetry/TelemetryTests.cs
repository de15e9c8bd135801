using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace Evolution.ServiceDefaults.Tests.Telemetry;

public sealed class TelemetryTests
{
    const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task A_log_line_is_JSON_with_the_trace_id()
    {
        var originalOutput = Console.Out;
        using var lines = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(lines));
        try
        {
            await using var service = await TestService.StartAsync([], map: MapGreeting, log: true);
            await CallAsync(service);
            await Wait.UntilAsync("the line is written", () => GetText(lines).Contains("Hello anna"));
        }
        finally
        {
            Console.SetOut(originalOutput);
        }

        var line = GetText(lines).Split('\n').First(line => line.Contains("Hello anna"));
        using var json = JsonDocument.Parse(line);
        json.RootElement.GetProperty("LogLevel").GetString().ShouldBe("Information");
        json.RootElement.GetProperty("State").GetProperty("Name").GetString().ShouldBe("anna");
        DateTimeOffset.Parse(json.RootElement.GetProperty("Timestamp").GetString()!).Offset.ShouldBe(TimeSpan.Zero);
        json.RootElement.GetProperty("Scopes").EnumerateArray().ShouldContain(scope => HasTrace(scope));
    }

    [Fact]
    public async Task Traces_metrics_and_logs_are_exported_to_the_collector()
    {
        await using var collector = await Stub.StartAsync(Stub.Returns(200, "", "application/x-protobuf"));
        (string, string)[] settings = [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("Logging:Console:LogLevel:Default", "None")];
        await using (var service = await TestService.StartAsync(settings, map: MapGreeting, log: true)) await CallAsync(service);
        await Wait.UntilAsync("the collector has received all three", () => new[] { "POST /v1/traces", "POST /v1/metrics", "POST /v1/logs" }.All(collector.Requests.Contains));
    }

    static void MapGreeting(WebApplication app) => app.MapGet("/hello/{name}", (string name, ILogger<TelemetryTests> logger) => logger.LogInformation("Hello {Name}", name));

    static async Task CallAsync(TestService service)
    {
        // The caller is external; in this process its requests would be traced as calls of the service.
        using var suppression = SuppressInstrumentationScope.Begin();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hello/anna") { Headers = { { "traceparent", $"00-{TraceId}-b7ad6b7169203331-01" } } };
        (await service.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    static string GetText(StringWriter lines)
    {
        lock (lines) return lines.ToString();
    }

    static bool HasTrace(JsonElement scope) => scope.ValueKind is JsonValueKind.Object && scope.TryGetProperty("TraceId", out var trace) && trace.GetString() is TraceId;
}
