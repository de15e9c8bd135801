namespace Evolution.Spotting.Classifying;

/// <summary>The role of a workload in its system.</summary>
public enum Role
{
    /// <summary>The system's own code.</summary>
    Service,

    /// <summary>The system's own code that only forwards requests: a gateway, or the server of an app that runs in a browser.</summary>
    Router,

    /// <summary>A database server.</summary>
    Database,

    /// <summary>A server that holds caches or sessions. A server that is used only as a queue is a <see cref="Broker"/>.</summary>
    Cache,

    /// <summary>A message broker.</summary>
    Broker,

    /// <summary>A reverse proxy or load balancer.</summary>
    Proxy,

    /// <summary>A server that collects or displays logs, metrics or traces.</summary>
    Telemetry,

    /// <summary>An administration tool.</summary>
    Administration,

    /// <summary>A configuration or registry server: its clients receive addresses that are not in the files.</summary>
    Registry,

    /// <summary>Other third-party infrastructure: identity, mail, files, search.</summary>
    OtherInfrastructure,

    /// <summary>A task that runs to completion, such as a migration.</summary>
    Job,
}
