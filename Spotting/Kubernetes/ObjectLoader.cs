using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Kustomize;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Loads the objects in all files. Kustomizations are rendered.</summary>
sealed class ObjectLoader(SourceTree tree, ManifestFiles manifests, NodeOrigins origins, List<UnresolvedItem> unresolved)
{
    readonly KustomizeFiles kustomize = new(tree, manifests, unresolved);
    readonly ObjectReader reader = new(origins, unresolved);

    public List<ClusterObject> Load(IReadOnlyList<string> files)
    {
        var plainFiles = SkipCharts(files);
        var kustomizations = plainFiles.Select(kustomize.Get).OfType<Kustomization>().ToArray();
        var selectedKustomizations = new OverlaySelector(kustomize, manifests, unresolved).Select(kustomizations).ToDictionary(kustomization => kustomization.File);
        var references = new KustomizeReferences(kustomizations);
        var build = new KustomizeBuild(kustomize, manifests, origins, unresolved);
        var objects = new List<ClusterObject>();
        foreach (var file in plainFiles)
        {
            if (selectedKustomizations.TryGetValue(file, out var root)) objects.AddRange(build.Render(root));
            else if (kustomize.Get(file) is null && !references.Contains(file)) objects.AddRange(ReadManifest(file, references));
        }
        return objects;
    }

    List<string> SkipCharts(IReadOnlyList<string> files)
    {
        var charts = new HelmCharts(tree);
        var all = files.Select(file => (File: file, Chart: charts.FindChart(file))).ToArray();
        unresolved.AddRange(all.Select(pair => pair.Chart).OfType<string>().Distinct().Select(HelmCharts.CreateUnresolvedItem));
        return [.. all.Where(pair => pair.Chart is null).Select(pair => pair.File)];
    }

    List<ClusterObject> ReadManifest(string file, KustomizeReferences references)
    {
        try
        {
            List<ClusterObject> objects = [.. reader.Read(manifests.GetDocuments(file), file)];
            if (references.FindKustomizationNextTo(file) is not { } kustomization || !objects.Any(resource => PodTemplate.Find(resource) is not null)) return objects;
            unresolved.Add(new(new(file, 1), $"{kustomization} does not reference the file, which is ignored"));
            return [];
        }
        catch (UnreadableFileException exception)
        {
            var isTemplate = exception.Reason.StartsWith("the file is not valid YAML", StringComparison.Ordinal) && manifests.GetText(file).Contains("{{", StringComparison.Ordinal);
            unresolved.Add(new(exception.Location, isTemplate ? "the file is a template: specify the rendered file" : exception.Reason));
            return [];
        }
    }
}
