using Evolution.ServiceDefaults.Telemetry.Availability;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Exports traces, metrics and logs to the endpoint that the environment configures.</summary>
public static class TelemetryExtensions
{
    // Categories that would log every request, health check or reconnection.
    static readonly (string Category, LogLevel Level)[] LogLevels =
    [
        ("Microsoft.AspNetCore", LogLevel.Warning),
        ("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None),
        ("System.Net.Http", LogLevel.Warning),
        ("Npgsql", LogLevel.Warning),
        ("Polly", LogLevel.Error),
        ("StackExchange.Redis", LogLevel.Warning),
        ("Yarp", LogLevel.Warning),
    ];

    /// <summary>Returns whether telemetry is exported. Otherwise, measurements that serve only telemetry are skipped.</summary>
    public static bool ExportsTelemetry(this WebApplicationBuilder builder) => !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    /// <summary>Writes JSON logs with trace ids to the console, and exports traces, metrics and logs over OTLP if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "O";
        });
        foreach (var (category, level) in LogLevels) builder.Logging.AddFilter(category, level);
        builder.Services.Configure<LoggerFactoryOptions>(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);

        if (!builder.ExportsTelemetry()) return;

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        var topology = builder.Configuration.GetSection("Topology").Get<TopologyOptions>() ?? new();
        builder.Services.AddSingleton<RequestOutcomes>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddAttributes(topology.Attributes))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddMeter("MassTransit", "Polly", "Evolution.*"))
            .WithTracing(tracing =>
            {
                tracing
                    .SetSampler(new ParentBasedSampler(new EntryPointSampler()))
                    .AddAspNetCoreInstrumentation(http => http.Filter = context => context.IsServiceRequest())
                    .AddHttpClientInstrumentation()
                    .AddNpgsql()
                    .AddSource("MassTransit", "Evolution.*");
                if (topology.Phase is { } phase) tracing.AddProcessor(new PhaseProcessor(phase));
            })
            .UseOtlpExporter();
    }
}
