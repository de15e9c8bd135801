using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Adds labels to pods and service selectors, so that services built from the same base select only their own pods.</summary>
static class CommonLabels
{
    static readonly string[][] TemplatePaths = [["spec", "template"], ["spec", "jobTemplate", "spec", "template"]];

    public static List<ClusterObject> Apply(Kustomization kustomization, List<ClusterObject> objects)
    {
        var result = objects;
        if (kustomization.Node["commonLabels"] is MapNode common) result = AddLabels(common, result);
        foreach (var labels in kustomization.Node["labels"]?.Items ?? [])
        {
            if (labels["pairs"] is MapNode pairs && labels["includeSelectors"]?.Text is "true") result = AddLabels(pairs, result);
        }
        return result;
    }

    static List<ClusterObject> AddLabels(MapNode labels, List<ClusterObject> objects) => [.. objects.Select(resource => resource.With(AddLabels(labels, resource)))];

    static Node AddLabels(MapNode labels, ClusterObject resource)
    {
        var node = Merge(resource.Node, ["metadata", "labels"], labels);
        if (resource is { Kind: "Service", Group: "" }) return node.Find("spec", "selector") is MapNode ? Merge(node, ["spec", "selector"], labels) : node;
        var template = TemplatePaths.FirstOrDefault(path => resource.Node.Find(path) is MapNode);
        return template is null ? node : Merge(node, [.. template, "metadata", "labels"], labels);
    }

    static Node Merge(Node node, string[] path, MapNode labels) => NodeEdit.Set(node, path, StrategicMerge.Merge(node.Find(path) ?? new MapNode(labels.Line, []), labels) ?? labels);
}
