using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>An object of a cluster: a Deployment, a Service, a ConfigMap.</summary>
sealed class ClusterObject(Node node, string file, Origins origins)
{
    // The API groups under which the same object can be written.
    static readonly HashSet<string> CoreGroups = ["", "apps", "extensions", "batch", "apps.openshift.io"];

    public Node Node => node;

    /// <summary>The file that defines it, regardless of patches.</summary>
    public string File => file;

    public string ApiVersion { get; } = node["apiVersion"]?.Text ?? "";

    /// <summary>The API group; empty for Kubernetes' own.</summary>
    public string Group { get; } = (node["apiVersion"]?.Text ?? "").Split('/') is [var group, _] && !CoreGroups.Contains(group) ? group : "";

    public string Kind { get; } = node["kind"]?.Text ?? "";

    public string Name { get; } = node.At("metadata", "name")?.Text ?? node.At("metadata", "generateName")?.Text?.TrimEnd('-') ?? "";

    /// <summary>The namespace; null if the files leave it to the command that applies them.</summary>
    public string? Namespace { get; } = node.At("metadata", "namespace")?.Text;

    /// <summary>The name before kustomize added a prefix or suffix; null if it added none.</summary>
    public string? FormerName { get; init; }

    public Place Place => PlaceOf(node);

    public Place PlaceOf(Node part) => new(origins.FileOf(part) ?? file, part.Line);

    /// <summary>Copies the object with other content.</summary>
    public ClusterObject With(Node other) => ReferenceEquals(other, node) ? this : new(other, file, origins) { FormerName = FormerName };

    /// <summary>Copies the object with another name.</summary>
    public ClusterObject Renamed(Node other) => new(other, file, origins) { FormerName = FormerName ?? Name };

    /// <summary>Whether two namespaces can be the same. A missing one is whichever namespace the files are applied to.</summary>
    public static bool AreOne(string? one, string? other) => one is null || other is null || one == other;
}
