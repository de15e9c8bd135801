using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Evolution.ServiceDefaults.Telemetry;

static class TelemetryExtensions
{
    // What would repeat itself with every request, health check or reconnection.
    static readonly (string Category, LogLevel Level)[] Quiet =
    [
        ("Microsoft.AspNetCore", LogLevel.Warning),
        ("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None),
        ("System.Net.Http", LogLevel.Warning),
        ("Npgsql", LogLevel.Warning),
        ("Polly", LogLevel.Error),
        ("StackExchange.Redis", LogLevel.Warning),
        ("Yarp", LogLevel.Warning),
    ];

    /// <summary>JSON logs with trace ids on the console; traces, metrics and logs over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "O";
        });
        foreach (var (category, level) in Quiet) builder.Logging.AddFilter(category, level);
        builder.Services.Configure<LoggerFactoryOptions>(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);

        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddMeter("MassTransit", "Polly", "Evolution.*"))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(http => http.Filter = context => context.Request.Path != "/health" && context.Request.Path != "/alive")
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddSource("MassTransit", "Evolution.*"))
            .UseOtlpExporter();
    }
}
