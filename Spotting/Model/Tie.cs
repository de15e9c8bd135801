namespace Evolution.Spotting.Model;

/// <summary>A reference from one workload to another by name.</summary>
/// <param name="Target">The name of the other workload in the file.</param>
/// <param name="Kind">The kind of reference.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Tie(string Target, TieKind Kind, Place Place)
{
    /// <summary>The setting that contains it; null if it is not in a setting.</summary>
    public string? Setting { get; init; }
}

/// <summary>How a workload refers to another one.</summary>
public enum TieKind
{
    /// <summary>It starts after the other one (Compose <c>depends_on</c>, Aspire <c>WaitFor</c>).</summary>
    DependsOn,

    /// <summary>It reaches the other one by a name (Compose <c>links</c>).</summary>
    Link,

    /// <summary>It shares the other's network (<c>network_mode: service:</c>, containers of one pod), so that the other is <c>localhost</c>.</summary>
    SharesNetwork,

    /// <summary>It mounts the same data volume.</summary>
    SharesVolume,

    /// <summary>It is part of the other one (Aspire's database of a server).</summary>
    PartOf,
}
