namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>What the app host says of the topology that a service is part of, from the section <c>Topology</c>; for telemetry only.</summary>
sealed class TopologyOptions
{
    /// <summary>The phase, 0 to 3; null where nobody says it.</summary>
    public int? Phase { get; set; }

    /// <summary>The deployment unit that the service is in.</summary>
    public string? Unit { get; set; }

    /// <summary>The same as attributes of the service.</summary>
    public IEnumerable<KeyValuePair<string, object>> Attributes
    {
        get
        {
            if (Phase is { } phase) yield return new(TelemetryNames.Phase, (long)phase);
            if (Unit is not null) yield return new(TelemetryNames.Unit, Unit);
        }
    }
}
