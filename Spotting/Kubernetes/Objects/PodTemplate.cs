using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>
/// The pod that an object runs. It is recognized by its position, not by the object's kind, so that Argo's rollouts, Knative's services,
/// OpenShift's deployment configurations and similar objects are read as well.
/// </summary>
sealed record PodTemplate(Node Metadata, Node Spec)
{
    static readonly string[][] Ways = [["spec", "template"], ["spec", "jobTemplate", "spec", "template"], ["spec", "jobTargetRef", "template"]];
    static readonly Node Nothing = new MapNode(1, []);

    public Dictionary<string, string> Labels => Objects.Labels.Of(Metadata["labels"]);

    public Dictionary<string, string> Annotations => Objects.Labels.Of(Metadata["annotations"]);

    /// <summary>Finds the pod of an object; null if the object does not run one, or is owned by another object.</summary>
    public static PodTemplate? Of(ClusterObject owner)
    {
        if (owner.Node.At("metadata", "ownerReferences") is ListNode { Values.Count: > 0 }) return null;
        if (owner is { Kind: "Pod", Group: "" }) return Of(owner.Node);
        foreach (var way in Ways)
        {
            if (owner.Node.At(way) is { } template && Of(template) is { } pod) return pod;
        }
        return null;
    }

    static PodTemplate? Of(Node template) => template.At("spec", "containers") is ListNode { Values.Count: > 0 } ? new(template["metadata"] ?? Nothing, template["spec"]!) : null;
}
