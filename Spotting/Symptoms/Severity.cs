namespace Evolution.Spotting.Symptoms;

/// <summary>The severity of a symptom, by the number of affected services.</summary>
public enum Severity
{
    /// <summary>The symptom is absent or unknown.</summary>
    None,

    /// <summary>Two of several services.</summary>
    Low,

    /// <summary>Three or more services, at most half of all.</summary>
    Medium,

    /// <summary>More than half of all services.</summary>
    High,
}
