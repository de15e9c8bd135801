using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>
/// Starts traces only at a request, a received message or a step of an order. A call to a store or a service outside of these comes from a
/// polling loop. An idle shop makes several such calls per second, which would hide the traces of orders.
/// A message that is sent outside of these belongs to an order whose caller does not want it traced, such as the load of experiments.
/// </summary>
sealed class EntrySampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Client or ActivityKind.Producer ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
