using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Reads the objects of a file: each document, and the items of lists and OpenShift templates.</summary>
sealed class ObjectReader(Origins origins, List<Unresolved> unresolved)
{
    public IEnumerable<ClusterObject> Read(IEnumerable<Node> documents, string file) => documents.SelectMany(document => Of(document, file));

    IEnumerable<ClusterObject> Of(Node document, string file)
    {
        if (!KubernetesReader.Recognizes(document)) return [];
        var kind = document["kind"]!.Text!;
        if (kind.EndsWith("List", StringComparison.Ordinal) && document["items"] is ListNode items) return items.Items.SelectMany(item => Of(item, file));
        if (kind is "Template" && document["objects"] is ListNode objects) return TemplateParameters.Apply(objects, document["parameters"]).Items.SelectMany(item => Of(item, file));
        var read = new ClusterObject(document, file, origins);
        if (read.Name is not "") return [read];
        // A kustomization or a tool's settings do not need a name; a workload does.
        if (PodTemplate.Of(read) is not null) unresolved.Add(new(read.Place, $"this {kind} has no name, and is left out"));
        return [];
    }
}
