using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Reads the objects in a file: each document, and the items of lists and OpenShift templates.</summary>
sealed class ObjectReader(NodeOrigins origins, List<UnresolvedItem> unresolved)
{
    public IEnumerable<ClusterObject> Read(IEnumerable<Node> documents, string file) => documents.SelectMany(document => ReadObjects(document, file));

    IEnumerable<ClusterObject> ReadObjects(Node document, string file)
    {
        if (!KubernetesReader.CanRead(document)) return [];
        var kind = document["kind"]!.Text!;
        if (kind.EndsWith("List", StringComparison.Ordinal) && document["items"] is ListNode items) return items.Items.SelectMany(item => ReadObjects(item, file));
        if (kind is "Template" && document["objects"] is ListNode objects) return TemplateParameters.Apply(objects, document["parameters"]).Items.SelectMany(item => ReadObjects(item, file));
        var clusterObject = new ClusterObject(document, file, origins);
        if (clusterObject.Name is not "") return [clusterObject];
        // A kustomization or the settings of a tool do not need a name; a workload does.
        if (PodTemplate.Find(clusterObject) is not null) unresolved.Add(new(clusterObject.Location, $"the {kind} has no name, and is ignored"));
        return [];
    }
}
