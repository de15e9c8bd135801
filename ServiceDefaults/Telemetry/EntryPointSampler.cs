using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>
/// Starts traces only at a request, a received message or a step of an order. Calls to stores and services outside of these come from
/// polling loops: several per second even in an idle shop, which would hide the traces of orders. Messages sent outside of these belong
/// to orders that are not to be traced, such as the load of experiments.
/// </summary>
sealed class EntryPointSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Client or ActivityKind.Producer ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
