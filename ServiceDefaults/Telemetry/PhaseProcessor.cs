using System.Diagnostics;
using OpenTelemetry;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Says on every span which phase it is of: who looks at traces of several phases filters by the attributes of spans, not of their services.</summary>
sealed class PhaseProcessor(int phase) : BaseProcessor<Activity>
{
    public override void OnStart(Activity data) => data.SetTag(TelemetryNames.Phase, phase);
}
