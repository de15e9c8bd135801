using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Adds labels to pods, and to the selectors of services, so that services of the same base select only their own pods.</summary>
static class CommonLabels
{
    static readonly string[][] PodLabels = [["spec", "template"], ["spec", "jobTemplate", "spec", "template"]];

    public static List<ClusterObject> Apply(Kustomization from, List<ClusterObject> objects)
    {
        var result = objects;
        if (from.Node["commonLabels"] is MapNode common) result = Add(common, result);
        foreach (var labels in from.Node["labels"]?.Items ?? [])
        {
            if (labels["pairs"] is MapNode pairs && labels["includeSelectors"]?.Text is "true") result = Add(pairs, result);
        }
        return result;
    }

    static List<ClusterObject> Add(MapNode labels, List<ClusterObject> objects) => [.. objects.Select(known => known.With(Add(labels, known)))];

    static Node Add(MapNode labels, ClusterObject known)
    {
        var node = Merge(known.Node, ["metadata", "labels"], labels);
        if (known is { Kind: "Service", Group: "" }) return node.At("spec", "selector") is MapNode ? Merge(node, ["spec", "selector"], labels) : node;
        var template = PodLabels.FirstOrDefault(way => known.Node.At(way) is MapNode);
        return template is null ? node : Merge(node, [.. template, "metadata", "labels"], labels);
    }

    static Node Merge(Node node, string[] path, MapNode labels) => NodeEdit.Set(node, path, StrategicMerge.Merge(node.At(path) ?? new MapNode(labels.Line, []), labels) ?? labels);
}
