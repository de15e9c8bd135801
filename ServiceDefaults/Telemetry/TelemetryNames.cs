namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Names of attributes that OpenTelemetry's semantic conventions do not define.</summary>
static class TelemetryNames
{
    public const string Phase = "evolution.phase";
    public const string Unit = "evolution.deployment.unit";
    public const string Order = "order.id";
    public const string Outcome = "order.outcome";
    public const string Dependency = "dependency";
    public const string Result = "result";
}
