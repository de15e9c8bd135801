using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>A kustomization file.</summary>
sealed record Kustomization(string File, Node Node)
{
    static readonly string[] Keys = ["resources", "bases", "components", "patches", "patchesStrategicMerge", "patchesJson6902", "configMapGenerator", "secretGenerator", "namePrefix", "images", "helmCharts"];

    /// <summary>The file names that kustomize searches for in a folder.</summary>
    public static readonly string[] FileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    public string Folder { get; } = SourceTree.GetFolder(File);

    public bool IsComponent => Node["kind"]?.Text is "Component";

    /// <summary>The entries for manifests and other kustomizations.</summary>
    public IEnumerable<Node> Resources => (Node["resources"]?.Items ?? []).Concat(Node["bases"]?.Items ?? []);

    public IEnumerable<Node> Components => Node["components"]?.Items ?? [];

    public SourceLocation GetLocation(Node node) => new(File, node.Line);

    /// <summary>Whether a document is a kustomization. Flux has objects of the same kind, which only refer to a folder.</summary>
    public static bool IsKustomization(string file, Node document)
    {
        if (document["apiVersion"]?.Text is { } version) return version.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal) && document["kind"]?.Text is "Kustomization" or "Component";
        return FileNames.Contains(Path.GetFileName(file)) && (document["kind"]?.Text is null or "Kustomization" or "Component") && Keys.Any(key => document[key] is not null);
    }
}
