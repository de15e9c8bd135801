namespace Evolution.Spotting.Model;

/// <summary>How a workload names another one.</summary>
public enum TieKind
{
    /// <summary>It starts after the other one (Compose <c>depends_on</c>, Aspire <c>WaitFor</c>).</summary>
    DependsOn,

    /// <summary>It reaches the other one by a name (Compose <c>links</c>).</summary>
    Link,

    /// <summary>It lives in the other's network (<c>network_mode: service:</c>, containers of one pod), so that the other is <c>localhost</c>.</summary>
    SharesNetwork,

    /// <summary>It mounts the same volume of data.</summary>
    SharesVolume,

    /// <summary>It is part of the other (Aspire's database of a server).</summary>
    PartOf,
}
