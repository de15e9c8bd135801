namespace Evolution.Spotting.Classifying;

/// <summary>What a workload is in its system.</summary>
public enum Role
{
    /// <summary>The system's own code.</summary>
    Service,

    /// <summary>The system's own code, but it only passes requests on: a gateway, or pages whose code runs in a browser.</summary>
    Router,

    /// <summary>A database server.</summary>
    Database,

    /// <summary>A server that holds caches or sessions. One that turns out to be used only as a queue is a <see cref="Broker"/>.</summary>
    Cache,

    /// <summary>Carries messages.</summary>
    Broker,

    /// <summary>A reverse proxy or load balancer.</summary>
    Proxy,

    /// <summary>Collects or shows logs, metrics or traces.</summary>
    Telemetry,

    /// <summary>An administration page.</summary>
    Administration,

    /// <summary>A configuration or registry server: who asks it learns addresses that the files do not tell.</summary>
    Registry,

    /// <summary>Bought-in infrastructure of another kind: identity, mail, files, search.</summary>
    OtherInfrastructure,

    /// <summary>Does something once, such as a migration, and ends.</summary>
    Job,
}
