using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Kustomize;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Reads Kubernetes manifests, rendered Helm charts and kustomizations.</summary>
public static class KubernetesReader
{
    /// <summary>Reads files together: a workload's configuration and its services can be in other files than the workload.</summary>
    /// <param name="tree">The folder that is examined.</param>
    /// <param name="files">The manifests and kustomizations, relative to the folder. The files that kustomizations name are read too.</param>
    /// <returns>A workload for each container, with what could not be read or resolved.</returns>
    public static SystemModel Read(SourceTree tree, IReadOnlyList<string> files)
    {
        var unresolved = new List<Unresolved>();
        var origins = new Origins();
        var manifests = new ManifestFiles(tree);
        var objects = new ObjectSource(tree, manifests, origins, unresolved).Read(FilesByRank.Of(files));
        var workloads = new Cluster(Duplicates.Drop(objects, unresolved), unresolved).Workloads();
        return new() { Workloads = workloads, Unresolved = unresolved, Files = manifests.Files };
    }

    /// <summary>Whether a document is a Kubernetes object: it has an API version and a kind.</summary>
    internal static bool Recognizes(Node document) => document["apiVersion"]?.Text is not null && document["kind"]?.Text is not null;

    /// <summary>Whether a document is a Kubernetes object, or a kustomization, which can lack both.</summary>
    internal static bool Recognizes(string file, Node document) => Recognizes(document) || Kustomization.Is(file, document);

    /// <summary>Whether a file is a template of a Helm chart, which cannot be read as YAML but must be reported.</summary>
    internal static bool IsHelmTemplate(SourceTree tree, string file) => new HelmCharts(tree).ChartOf(file) is not null;
}
