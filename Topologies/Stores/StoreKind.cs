namespace Evolution.Topologies.Stores;

/// <summary>How PostgreSQL, Redis and RabbitMQ run.</summary>
public enum StoreKind
{
    /// <summary>Containers, run by Docker or Podman.</summary>
    Containers,

    /// <summary>Local processes, from the packages that are installed on this machine.</summary>
    Processes,
}
