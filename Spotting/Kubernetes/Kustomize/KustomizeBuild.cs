using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Renders a kustomization, as <c>kustomize build</c> does, and keeps the place of each value.</summary>
sealed class KustomizeBuild(KustomizeFiles kustomize, ManifestFiles files, Origins origins, List<Unresolved> unresolved)
{
    const int MaxDepth = 30;

    // Each level can name the one below twice; without a limit, thirty levels would create a billion objects.
    const int MaxObjects = 50_000;

    static readonly string[] NotApplied = ["helmCharts", "helmChartInflationGenerator", "generators", "transformers", "replacements", "vars"];

    readonly ObjectReader reader = new(origins, unresolved);
    readonly Patches patches = new(kustomize, files, origins, unresolved);
    readonly Generators generators = new(kustomize, files, origins, unresolved);
    readonly Stack<string> open = new();
    int made;

    public List<ClusterObject> Render(Kustomization root) => Apply(root, []);

    List<ClusterObject> Apply(Kustomization from, List<ClusterObject> given)
    {
        if (open.Contains(from.File)) return Refuse(from, $"the kustomizations name each other in a circle: {string.Join(" > ", open.Reverse().Append(from.File))}", given);
        if (open.Count == MaxDepth) return Refuse(from, $"the kustomizations are nested more than {MaxDepth} levels deep", given);
        if ((made += given.Count + 1) > MaxObjects) return Refuse(from, $"the kustomizations come to more than {MaxObjects:N0} objects", given);
        open.Push(from.File);
        var objects = from.Resources.SelectMany(entry => Resource(from, entry)).Prepend(given).SelectMany(some => some).ToList();
        foreach (var entry in from.Components)
        {
            if (kustomize.Resolve(from, entry) is { } file && kustomize.Of(file) is { } component) objects = Apply(component, objects);
        }
        generators.Apply(from, objects);
        objects = patches.Apply(from, objects);
        if (from.Node["namespace"] is { Text: not null } inNamespace) objects = [.. objects.Select(known => known.Kind is "Namespace" ? known : known.With(NodeEdit.Set(known.Node, ["metadata", "namespace"], inNamespace)))];
        objects = Renaming.Apply(from.Node["namePrefix"]?.Text ?? "", from.Node["nameSuffix"]?.Text ?? "", objects);
        objects = ImageReplacements.Apply(from.Node["images"], CommonLabels.Apply(from, objects));
        foreach (var key in NotApplied.Where(key => from.Node[key] is not (null or ScalarNode))) unresolved.Add(new(from.PlaceOf(from.Node[key]!), $"{key} of a kustomization are not applied: give what `kustomize build` prints"));
        open.Pop();
        return objects;
    }

    IEnumerable<List<ClusterObject>> Resource(Kustomization from, Node entry)
    {
        if (kustomize.Resolve(from, entry) is not { } file) return [];
        return [kustomize.Of(file) is { } inner ? Apply(inner, []) : Manifest(file)];
    }

    List<ClusterObject> Manifest(string file)
    {
        try
        {
            List<ClusterObject> objects = [.. reader.Read(files.DocumentsOf(file), file)];
            made += objects.Count;
            return objects;
        }
        catch (UnreadableException exception)
        {
            return Refuse(exception.Place, exception.Reason, []);
        }
    }

    List<ClusterObject> Refuse(Kustomization at, string reason, List<ClusterObject> left) => Refuse(new Place(at.File, 1), reason, left);

    List<ClusterObject> Refuse(Place place, string reason, List<ClusterObject> left)
    {
        if (!unresolved.Any(known => known.Place == place && known.What == reason)) unresolved.Add(new(place, reason));
        return left;
    }
}
