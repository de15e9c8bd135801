using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>
/// The pod that an object runs. It is recognized by its path, not by the kind of the object, so that Argo rollouts, Knative services,
/// OpenShift deployment configurations and similar objects are read as well.
/// </summary>
sealed record PodTemplate(Node Metadata, Node Spec)
{
    static readonly string[][] TemplatePaths = [["spec", "template"], ["spec", "jobTemplate", "spec", "template"], ["spec", "jobTargetRef", "template"]];
    static readonly Node EmptyMap = new MapNode(1, []);

    public Dictionary<string, string> Labels => Objects.Labels.Read(Metadata["labels"]);

    public Dictionary<string, string> Annotations => Objects.Labels.Read(Metadata["annotations"]);

    /// <summary>Finds the pod template of an object; null if the object does not run a pod, or is owned by another object.</summary>
    public static PodTemplate? Find(ClusterObject owner)
    {
        if (owner.Node.Find("metadata", "ownerReferences") is ListNode { Values.Count: > 0 }) return null;
        if (owner is { Kind: "Pod", Group: "" }) return Read(owner.Node);
        foreach (var path in TemplatePaths)
        {
            if (owner.Node.Find(path) is { } template && Read(template) is { } pod) return pod;
        }
        return null;
    }

    static PodTemplate? Read(Node template) => template.Find("spec", "containers") is ListNode { Values.Count: > 0 } ? new(template["metadata"] ?? EmptyMap, template["spec"]!) : null;
}
