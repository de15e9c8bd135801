using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>An object of a cluster: a Deployment, a Service, a ConfigMap.</summary>
sealed class ClusterObject(Node node, string file, Origins origins)
{
    // One and the same object could be written with each of these.
    static readonly HashSet<string> CoreGroups = ["", "apps", "extensions", "batch", "apps.openshift.io"];

    public Node Node => node;

    /// <summary>The file that defines it, whatever patches add.</summary>
    public string File => file;

    public string ApiVersion { get; } = node["apiVersion"]?.Text ?? "";

    /// <summary>The API group; empty for Kubernetes' own.</summary>
    public string Group { get; } = (node["apiVersion"]?.Text ?? "").Split('/') is [var group, _] && !CoreGroups.Contains(group) ? group : "";

    public string Kind { get; } = node["kind"]?.Text ?? "";

    public string Name { get; } = node.At("metadata", "name")?.Text ?? node.At("metadata", "generateName")?.Text?.TrimEnd('-') ?? "";

    /// <summary>Null where the files leave it to the command that applies them.</summary>
    public string? Namespace { get; } = node.At("metadata", "namespace")?.Text;

    /// <summary>Its name before kustomize gave it a prefix or suffix; null where it did not.</summary>
    public string? FormerName { get; init; }

    public Place Place => PlaceOf(node);

    public Place PlaceOf(Node part) => new(origins.FileOf(part) ?? file, part.Line);

    /// <summary>The same object with another content.</summary>
    public ClusterObject With(Node other) => ReferenceEquals(other, node) ? this : new(other, file, origins) { FormerName = FormerName };

    /// <summary>The same object under another name.</summary>
    public ClusterObject Renamed(Node other) => new(other, file, origins) { FormerName = FormerName ?? Name };

    /// <summary>Whether two namespaces can be the same one. One that is not written is whichever the files are applied to.</summary>
    public static bool AreOne(string? one, string? other) => one is null || other is null || one == other;
}
