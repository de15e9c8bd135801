using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>
/// Starts traces only at a request, a received message or a step of an order. Other calls to stores and services come from polling
/// loops. Even an idle shop makes several per second, which would hide the traces of orders. Other messages belong to orders that must not
/// be traced, such as the load of experiments.
/// </summary>
sealed class EntryPointSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Client or ActivityKind.Producer ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
