namespace Evolution.Spotting.Model;

/// <summary>A relationship from a workload to another one, which it refers to by name.</summary>
/// <param name="Target">The name of the other workload in the file.</param>
/// <param name="Kind">The kind of relationship.</param>
/// <param name="Location">The location of the reference.</param>
public sealed record Relationship(string Target, RelationshipKind Kind, SourceLocation Location)
{
    /// <summary>The setting that contains the reference; null if it is not in a setting.</summary>
    public string? Setting { get; init; }
}

/// <summary>The kind of relationship between two workloads.</summary>
public enum RelationshipKind
{
    /// <summary>The workload starts after the other one (Compose <c>depends_on</c>, Aspire <c>WaitFor</c>).</summary>
    DependsOn,

    /// <summary>The workload reaches the other one by name (Compose <c>links</c>).</summary>
    Link,

    /// <summary>The workload shares the other's network (<c>network_mode: service:</c>, containers of one pod), where the other one is <c>localhost</c>.</summary>
    SharesNetwork,

    /// <summary>The workload mounts the same volume as the other one.</summary>
    SharesVolume,

    /// <summary>The workload is part of the other one (an Aspire database on a server).</summary>
    PartOf,
}
