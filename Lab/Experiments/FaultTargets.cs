namespace Evolution.Lab.Experiments;

/// <summary>The parts of a running topology that the crash test can break.</summary>
/// <param name="Services">The services that process an order.</param>
public sealed record FaultTargets(IReadOnlyList<string> Services)
{
    /// <summary>The stores and the broker.</summary>
    public IReadOnlyList<string> Stores { get; init; } = [];

    /// <summary>The services, the stores and the broker.</summary>
    public IReadOnlyList<string> Resources => [.. Services, .. Stores];

    /// <summary>The named steps of placing an order, at which a service can be terminated.</summary>
    public IReadOnlyList<NamedStep> Steps { get; init; } = [];

    /// <summary>The connections that the host can break, each identified by its service and the name that the service uses for it.</summary>
    public IReadOnlyList<(string Service, string Connection)> Connections { get; init; } = [];

    /// <summary>The small disk that all stores use; null if they use an ordinary one.</summary>
    public SmallDisk? Disk { get; init; }
}
