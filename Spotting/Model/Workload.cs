namespace Evolution.Spotting.Model;

/// <summary>Something that is run: a Compose service, a Kubernetes workload, an Aspire resource.</summary>
public sealed record Workload
{
    /// <summary>Its name in its file.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is defined.</summary>
    public required Place Place { get; init; }

    /// <summary>
    /// What is deployed in one go with it: the Compose project, the Kubernetes manifest file, the Aspire manifest. Workloads with
    /// the same value are deployed together.
    /// </summary>
    public required string Unit { get; init; }

    /// <summary>The image with its tag, variables replaced; null where it is built or a project.</summary>
    public string? Image { get; init; }

    /// <summary>The source that it is built from; null where only an image is named.</summary>
    public BuildSource? Build { get; init; }

    /// <summary>What kind of resource its file says it is, where it says so: Aspire's <c>postgres.server.v0</c>; null otherwise.</summary>
    public string? Kind { get; init; }

    /// <summary>The names under which others reach it: its own, aliases, container name, Kubernetes services that select it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The ports that it listens on or publishes.</summary>
    public IReadOnlyList<Port> Ports { get; init; } = [];

    /// <summary>Its configuration: environment, arguments, mounted files.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>Which others it is tied to by name.</summary>
    public IReadOnlyList<Tie> Ties { get; init; } = [];

    /// <summary>Command and entry point as words; none where the image decides.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Whether it runs to its end instead of serving: an init container, a Kubernetes Job.</summary>
    public bool IsJob { get; init; }

    // Equal ones have equal names, and few others do. All of it would be hashed again for each of many thousand references.
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
