using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>
/// Decides where a trace begins: at a request, a message or a step of an order. A call to a store or to a service that belongs to none of
/// these comes from a loop that looks whether there is anything to do; an idle shop makes several a second, among which no order would be found.
/// A message that is sent for none of them belongs to an order whose caller does not want it traced, as the load of experiments.
/// </summary>
sealed class EntrySampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Client or ActivityKind.Producer ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
