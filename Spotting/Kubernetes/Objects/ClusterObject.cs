using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>An object of a cluster: a Deployment, a Service, a ConfigMap.</summary>
sealed class ClusterObject(Node node, string file, NodeOrigins origins)
{
    // Groups that contain built-in objects.
    static readonly HashSet<string> CoreGroups = ["", "apps", "extensions", "batch", "apps.openshift.io"];

    public Node Node => node;

    /// <summary>The file that defines the object, regardless of patches.</summary>
    public string File => file;

    public string ApiVersion { get; } = node["apiVersion"]?.Text ?? "";

    /// <summary>The API group; empty for built-in objects.</summary>
    public string Group { get; } = (node["apiVersion"]?.Text ?? "").Split('/') is [var group, _] && !CoreGroups.Contains(group) ? group : "";

    public string Kind { get; } = node["kind"]?.Text ?? "";

    public string Name { get; } = node.At("metadata", "name")?.Text ?? node.At("metadata", "generateName")?.Text?.TrimEnd('-') ?? "";

    /// <summary>The namespace; null if the files leave it to the command that applies them.</summary>
    public string? Namespace { get; } = node.At("metadata", "namespace")?.Text;

    /// <summary>The name before kustomize added a prefix or suffix; null if it added none.</summary>
    public string? FormerName { get; init; }

    public Place Place => GetPlace(node);

    public Place GetPlace(Node part) => new(origins.GetFile(part) ?? file, part.Line);

    /// <summary>Copies the object with other content.</summary>
    public ClusterObject With(Node content) => ReferenceEquals(content, node) ? this : new(content, file, origins) { FormerName = FormerName };

    /// <summary>Copies the object with another name.</summary>
    public ClusterObject WithName(Node content) => new(content, file, origins) { FormerName = FormerName ?? Name };

    /// <summary>Whether two namespaces can be the same. A missing namespace matches any.</summary>
    public static bool MatchNamespaces(string? first, string? second) => first is null || second is null || first == second;
}
