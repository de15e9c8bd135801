using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>An object in a cluster: a Deployment, a Service, a ConfigMap.</summary>
sealed class ClusterObject(Node node, string file, NodeOrigins origins)
{
    // API groups under which the same object can be written; they compare as one.
    static readonly HashSet<string> CoreGroups = ["", "apps", "extensions", "batch", "apps.openshift.io"];

    public Node Node => node;

    /// <summary>The file that defines the object, regardless of patches.</summary>
    public string File => file;

    public string ApiVersion { get; } = node["apiVersion"]?.Text ?? "";

    /// <summary>The API group; empty for the groups above.</summary>
    public string Group { get; } = (node["apiVersion"]?.Text ?? "").Split('/') is [var group, _] && !CoreGroups.Contains(group) ? group : "";

    public string Kind { get; } = node["kind"]?.Text ?? "";

    public string Name { get; } = node.Find("metadata", "name")?.Text ?? node.Find("metadata", "generateName")?.Text?.TrimEnd('-') ?? "";

    /// <summary>The namespace; null if the files leave it to the command that applies them.</summary>
    public string? Namespace { get; } = node.Find("metadata", "namespace")?.Text;

    /// <summary>The name before kustomize added a prefix or suffix; null if it added none.</summary>
    public string? OriginalName { get; init; }

    public SourceLocation Location => GetLocation(node);

    public SourceLocation GetLocation(Node part) => new(origins.GetFile(part) ?? file, part.Line);

    /// <summary>Copies the object with other content.</summary>
    public ClusterObject With(Node content) => ReferenceEquals(content, node) ? this : new(content, file, origins) { OriginalName = OriginalName };

    /// <summary>Copies the object with another name.</summary>
    public ClusterObject WithName(Node content) => new(content, file, origins) { OriginalName = OriginalName ?? Name };

    /// <summary>Whether two namespaces can be the same. A missing namespace matches any.</summary>
    public static bool MatchNamespaces(string? first, string? second) => first is null || second is null || first == second;
}
