using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Reads Kubernetes manifests, rendered Helm charts and kustomizations.</summary>
public static class KubernetesReader
{
    /// <summary>Reads files together: the configuration and services of a workload can be in other files.</summary>
    /// <param name="tree">The analyzed folder.</param>
    /// <param name="files">The manifests and kustomizations, relative to the folder. The files to which kustomizations refer are read too.</param>
    /// <returns>A workload for each container, and the items that could not be read or resolved.</returns>
    public static SystemModel Read(SourceTree tree, IReadOnlyList<string> files)
    {
        var unresolved = new List<UnresolvedItem>();
        var origins = new NodeOrigins();
        var manifests = new ManifestFiles(tree);
        var objects = new ObjectLoader(tree, manifests, origins, unresolved).Load(FileRanking.Sort(files));
        var workloads = new Cluster(DuplicateFilter.RemoveDuplicates(objects, unresolved), unresolved).ReadWorkloads();
        return new() { Workloads = workloads, Unresolved = unresolved, Files = manifests.Files };
    }

    /// <summary>Whether a document is a Kubernetes object: it has an API version and a kind.</summary>
    internal static bool CanRead(Node document) => document["apiVersion"]?.Text is not null && document["kind"]?.Text is not null;
}
