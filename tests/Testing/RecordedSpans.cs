using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Evolution.Testing;

/// <summary>
/// The spans that a service would export, recorded in memory. They include the spans of all tests in the process: a test filters by
/// its own trace.
/// </summary>
public sealed class RecordedSpans
{
    readonly ConcurrentQueue<Activity> spans = [];

    /// <summary>Returns the settings that enable telemetry and export it to a collector.</summary>
    public static (string Name, string Value)[] GetSettings(Stub collector) => [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    /// <summary>Starts a collector that accepts and discards everything.</summary>
    public static Task<Stub> StartCollectorAsync() => Stub.StartAsync(Stub.Returns(200, "", "application/x-protobuf"));

    /// <summary>All spans, in the order in which they ended.</summary>
    public IReadOnlyCollection<Activity> All => spans;

    /// <summary>Returns the spans of a trace.</summary>
    public IReadOnlyList<Activity> GetTrace(ActivityTraceId trace) => [.. spans.Where(span => span.TraceId == trace)];

    /// <summary>Finds the spans of the trace that contains a span with this attribute value; empty if there is none.</summary>
    public IReadOnlyList<Activity> FindTrace(string attribute, object value) => spans.FirstOrDefault(span => Equals(span.GetTagItem(attribute), value)) is { } match ? GetTrace(match.TraceId) : [];

    /// <summary>Records the spans that the service exports.</summary>
    public void Register(IServiceCollection services) => services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new RecordingProcessor(spans)));

    sealed class RecordingProcessor(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.Recorded) spans.Enqueue(data);
        }
    }
}
