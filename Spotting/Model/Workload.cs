namespace Evolution.Spotting.Model;

/// <summary>A unit that the system runs: a Compose service, a Kubernetes workload, an Aspire resource.</summary>
public sealed record Workload
{
    /// <summary>The name in the file.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is defined.</summary>
    public required Place Place { get; init; }

    /// <summary>
    /// The unit that it is deployed with: the Compose project, the Kubernetes manifest file, the Aspire manifest. Workloads with
    /// the same value are deployed together.
    /// </summary>
    public required string Unit { get; init; }

    /// <summary>The image with its tag, variables replaced; null if the workload is built or is a project.</summary>
    public string? Image { get; init; }

    /// <summary>The source that it is built from; null if only an image is named.</summary>
    public BuildSource? Build { get; init; }

    /// <summary>The kind of resource that its file specifies, such as Aspire's <c>postgres.server.v0</c>; null otherwise.</summary>
    public string? Kind { get; init; }

    /// <summary>The names under which others reach it: its own name, aliases, container name, Kubernetes services that select it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The ports that it listens on or publishes.</summary>
    public IReadOnlyList<Port> Ports { get; init; } = [];

    /// <summary>The configuration: environment, arguments, mounted files.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>The references to other workloads by name.</summary>
    public IReadOnlyList<Tie> Ties { get; init; } = [];

    /// <summary>The entry point and command as words; empty if the image determines them.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Whether it runs to completion instead of serving: an init container, a Kubernetes Job.</summary>
    public bool IsJob { get; init; }

    // Equal workloads have equal names, and few others do. A hash of all members would be computed for each of many thousand references.
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A port of a workload.</summary>
/// <param name="Inner">The port that it listens on; null if it is unknown.</param>
/// <param name="Outer">The port of the host or of the Kubernetes service that leads to it; null if there is none.</param>
public sealed record Port(int? Inner, int? Outer);
