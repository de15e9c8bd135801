using System.Diagnostics;
using OpenTelemetry;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Sets the phase as an attribute of every span, because traces can be filtered by span attributes, not by resource attributes.</summary>
sealed class PhaseProcessor(int phase) : BaseProcessor<Activity>
{
    public override void OnStart(Activity data) => data.SetTag(TelemetryNames.Phase, phase);
}
