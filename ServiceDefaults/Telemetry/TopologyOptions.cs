namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Describes the topology that a service is part of, from the <c>Topology</c> section, which the app host sets; for telemetry only.</summary>
sealed class TopologyOptions
{
    /// <summary>The phase, 0 to 3; null if it is not configured.</summary>
    public int? Phase { get; set; }

    /// <summary>The deployment unit that contains the service.</summary>
    public string? Unit { get; set; }

    /// <summary>The phase and the unit as telemetry attributes of the service, without those that are not configured.</summary>
    public IEnumerable<KeyValuePair<string, object>> Attributes
    {
        get
        {
            if (Phase is { } phase) yield return new(TelemetryNames.Phase, (long)phase);
            if (Unit is not null) yield return new(TelemetryNames.Unit, Unit);
        }
    }
}
