namespace Evolution.Spotting.Model;

/// <summary>A unit that the system runs: a Compose service, a Kubernetes workload, an Aspire resource.</summary>
public sealed record Workload
{
    /// <summary>The name in the file.</summary>
    public required string Name { get; init; }

    /// <summary>The location of its definition.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>
    /// The deployment unit: the Compose project, the Kubernetes manifest file, the Aspire manifest. Workloads with
    /// the same value are deployed together.
    /// </summary>
    public required string Unit { get; init; }

    /// <summary>The image with its tag, variables replaced; null if the workload is built or is a project.</summary>
    public string? Image { get; init; }

    /// <summary>The source from which it is built; null if it only has an image.</summary>
    public BuildSource? Build { get; init; }

    /// <summary>The resource type that its file specifies, such as Aspire's <c>postgres.server.v0</c>; null otherwise.</summary>
    public string? Kind { get; init; }

    /// <summary>The host names: its own name, aliases, the container name, Kubernetes services that select it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The ports that it listens on or publishes.</summary>
    public IReadOnlyList<Port> Ports { get; init; } = [];

    /// <summary>The configuration: environment, arguments, mounted files.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>The relationships to other workloads.</summary>
    public IReadOnlyList<Relationship> Relationships { get; init; } = [];

    /// <summary>The entry point and command as words; empty if the image determines them.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Whether it runs to completion: an init container, a Kubernetes Job.</summary>
    public bool IsJob { get; init; }

    // Hash only the name, which is nearly unique. A hash of all members would be computed again for each of many thousand references.
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A port of a workload.</summary>
/// <param name="Target">The port that it listens on; null if it is unknown.</param>
/// <param name="Published">The port on the host or of the Kubernetes service that leads to it; null if there is none.</param>
public sealed record Port(int? Target, int? Published);
