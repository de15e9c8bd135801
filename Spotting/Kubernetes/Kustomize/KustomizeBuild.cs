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

    List<ClusterObject> Apply(Kustomization kustomization, List<ClusterObject> initial)
    {
        if (pending.Contains(kustomization.File)) return Reject(kustomization, $"the kustomizations refer to each other in a cycle: {string.Join(" > ", pending.Reverse().Append(kustomization.File))}", initial);
        if (pending.Count == MaxDepth) return Reject(kustomization, $"the kustomizations are nested more than {MaxDepth} levels deep", initial);
        if ((objectCount += initial.Count + 1) > MaxObjects) return Reject(kustomization, $"the kustomizations render more than {MaxObjects:N0} objects", initial);
        pending.Push(kustomization.File);
        var objects = kustomization.Resources.SelectMany(entry => ReadResource(kustomization, entry)).Prepend(initial).SelectMany(list => list).ToList();
        foreach (var entry in kustomization.Components)
        {
            if (kustomize.Resolve(kustomization, entry) is { } file && kustomize.Get(file) is { } component) objects = Apply(component, objects);
        }
        generators.Apply(kustomization, objects);
        objects = patches.Apply(kustomization, objects);
        if (kustomization.Node["namespace"] is { Text: not null } namespaceNode) objects = [.. objects.Select(resource => resource.Kind is "Namespace" ? resource : resource.With(NodeEdit.Set(resource.Node, ["metadata", "namespace"], namespaceNode)))];
        objects = NameTransformer.Apply(kustomization.Node["namePrefix"]?.Text ?? "", kustomization.Node["nameSuffix"]?.Text ?? "", objects);
        objects = ImageReplacements.Apply(kustomization.Node["images"], CommonLabels.Apply(kustomization, objects));
        foreach (var key in UnsupportedKeys.Where(key => kustomization.Node[key] is not (null or ScalarNode))) unresolved.Add(new(kustomization.GetLocation(kustomization.Node[key]!), $"{key} are not applied: specify the output of `kustomize build`"));
        pending.Pop();
        return objects;
    }

    IEnumerable<List<ClusterObject>> ReadResource(Kustomization kustomization, Node entry)
    {
        if (kustomize.Resolve(kustomization, entry) is not { } file) return [];
        return [kustomize.Get(file) is { } resource ? Apply(resource, []) : ReadManifest(file)];
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
            return Reject(exception.Location, exception.Reason, []);
        }
    }

    List<ClusterObject> Reject(Kustomization kustomization, string reason, List<ClusterObject> result) => Reject(new SourceLocation(kustomization.File, 1), reason, result);

    List<ClusterObject> Reject(SourceLocation location, string reason, List<ClusterObject> result)
    {
        if (!unresolved.Any(item => item.Place == location && item.What == reason)) unresolved.Add(new(location, reason));
        return result;
    }
}
