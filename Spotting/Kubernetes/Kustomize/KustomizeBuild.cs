using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Renders a kustomization as <c>kustomize build</c> does. Each value keeps its location.</summary>
sealed class KustomizeBuild(KustomizeFiles kustomize, ManifestFiles files, NodeOrigins origins, List<UnresolvedItem> unresolved)
{
    const int MaxDepth = 30;

    // Each level can include the next one twice. Without a limit, 30 levels would create a billion objects.
    const int MaxObjects = 50_000;

    static readonly string[] UnsupportedKeys = ["helmCharts", "helmChartInflationGenerator", "generators", "transformers", "replacements", "vars"];

    readonly ObjectReader reader = new(origins, unresolved);
    readonly Patches patches = new(kustomize, files, origins, unresolved);
    readonly Generators generators = new(kustomize, files, origins, unresolved);
    readonly Stack<string> pending = new();
    int objectCount;

    public List<ClusterObject> Render(Kustomization root) => Apply(root, []);

    List<ClusterObject> Apply(Kustomization from, List<ClusterObject> initial)
    {
        if (pending.Contains(from.File)) return Reject(from, $"the kustomizations refer to each other in a cycle: {string.Join(" > ", pending.Reverse().Append(from.File))}", initial);
        if (pending.Count == MaxDepth) return Reject(from, $"the kustomizations are nested more than {MaxDepth} levels deep", initial);
        if ((objectCount += initial.Count + 1) > MaxObjects) return Reject(from, $"the kustomizations render more than {MaxObjects:N0} objects", initial);
        pending.Push(from.File);
        var objects = from.Resources.SelectMany(entry => ReadResource(from, entry)).Prepend(initial).SelectMany(list => list).ToList();
        foreach (var entry in from.Components)
        {
            if (kustomize.Resolve(from, entry) is { } file && kustomize.Get(file) is { } component) objects = Apply(component, objects);
        }
        generators.Apply(from, objects);
        objects = patches.Apply(from, objects);
        if (from.Node["namespace"] is { Text: not null } namespaceNode) objects = [.. objects.Select(resource => resource.Kind is "Namespace" ? resource : resource.With(NodeEdit.Set(resource.Node, ["metadata", "namespace"], namespaceNode)))];
        objects = NameTransformer.Apply(from.Node["namePrefix"]?.Text ?? "", from.Node["nameSuffix"]?.Text ?? "", objects);
        objects = ImageReplacements.Apply(from.Node["images"], CommonLabels.Apply(from, objects));
        foreach (var key in UnsupportedKeys.Where(key => from.Node[key] is not (null or ScalarNode))) unresolved.Add(new(from.GetPlace(from.Node[key]!), $"{key} of a kustomization are not applied: specify the output of `kustomize build`"));
        pending.Pop();
        return objects;
    }

    IEnumerable<List<ClusterObject>> ReadResource(Kustomization from, Node entry)
    {
        if (kustomize.Resolve(from, entry) is not { } file) return [];
        return [kustomize.Get(file) is { } kustomization ? Apply(kustomization, []) : ReadManifest(file)];
    }

    List<ClusterObject> ReadManifest(string file)
    {
        try
        {
            List<ClusterObject> objects = [.. reader.Read(files.GetDocuments(file), file)];
            objectCount += objects.Count;
            return objects;
        }
        catch (UnreadableFileException exception)
        {
            return Reject(exception.Place, exception.Reason, []);
        }
    }

    List<ClusterObject> Reject(Kustomization kustomization, string reason, List<ClusterObject> result) => Reject(new Place(kustomization.File, 1), reason, result);

    List<ClusterObject> Reject(Place place, string reason, List<ClusterObject> result)
    {
        if (!unresolved.Any(item => item.Place == place && item.What == reason)) unresolved.Add(new(place, reason));
        return result;
    }
}
