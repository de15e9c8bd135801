namespace Evolution.Topologies.Stores;

/// <summary>What PostgreSQL, Redis and RabbitMQ run as.</summary>
public enum StoreKind
{
    /// <summary>Containers, by Docker or Podman.</summary>
    Containers,

    /// <summary>Processes of this machine, from its own packages.</summary>
    Processes,
}
