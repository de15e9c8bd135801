using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Evolution.Testing;

/// <summary>
/// The spans that a service would export, kept in memory. Spans of everything in the test's process are among them: a test asks for those
/// of its own trace.
/// </summary>
public sealed class RecordedSpans
{
    readonly ConcurrentQueue<Activity> spans = [];

    /// <summary>What turns telemetry on. It goes where nobody listens, beside this.</summary>
    public static (string Name, string Value)[] Settings(Stub collector) => [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    /// <summary>A collector that takes everything and keeps nothing.</summary>
    public static Task<Stub> CollectorAsync() => Stub.StartAsync(Stub.Says(200, "", "application/x-protobuf"));

    /// <summary>All of them, as they ended.</summary>
    public IReadOnlyCollection<Activity> All => spans;

    /// <summary>Those of a trace.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. spans.Where(span => span.TraceId == trace)];

    /// <summary>Those of the trace in which there is a span with an attribute of this value.</summary>
    public IReadOnlyList<Activity> With(string attribute, object value) => spans.FirstOrDefault(span => Equals(span.GetTagItem(attribute), value)) is { } found ? Of(found.TraceId) : [];

    /// <summary>Keeps what the service exports here.</summary>
    public void Register(IServiceCollection services) => services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new Keep(spans)));

    sealed class Keep(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.Recorded) spans.Enqueue(data);
        }
    }
}
