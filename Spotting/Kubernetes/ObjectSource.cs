using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Kustomize;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes;

/// <summary>Reads the objects of all files: kustomizations are rendered, other files are read as they are.</summary>
sealed class ObjectSource(SourceTree tree, ManifestFiles manifests, Origins origins, List<Unresolved> unresolved)
{
    readonly KustomizeFiles kustomize = new(tree, manifests, unresolved);
    readonly ObjectReader reader = new(origins, unresolved);

    public List<ClusterObject> Read(IReadOnlyList<string> files)
    {
        var plain = PassCharts(files);
        var kustomizations = plain.Select(kustomize.Of).OfType<Kustomization>().ToArray();
        var chosen = new Overlays(kustomize, manifests, unresolved).Choose(kustomizations).ToDictionary(one => one.File);
        var claims = new KustomizeClaims(kustomizations);
        var build = new KustomizeBuild(kustomize, manifests, origins, unresolved);
        var objects = new List<ClusterObject>();
        foreach (var file in plain)
        {
            if (chosen.TryGetValue(file, out var root)) objects.AddRange(build.Render(root));
            else if (kustomize.Of(file) is null && !claims.Names(file)) objects.AddRange(Manifest(file, claims));
        }
        return objects;
    }

    List<string> PassCharts(IReadOnlyList<string> files)
    {
        var charts = new HelmCharts(tree);
        var all = files.Select(file => (File: file, Chart: charts.ChartOf(file))).ToArray();
        unresolved.AddRange(all.Select(pair => pair.Chart).OfType<string>().Distinct().Select(HelmCharts.Left));
        return [.. all.Where(pair => pair.Chart is null).Select(pair => pair.File)];
    }

    List<ClusterObject> Manifest(string file, KustomizeClaims claims)
    {
        try
        {
            List<ClusterObject> objects = [.. reader.Read(manifests.DocumentsOf(file), file)];
            if (claims.KustomizationBeside(file) is not { } beside || !objects.Any(known => PodTemplate.Of(known) is not null)) return objects;
            unresolved.Add(new(new(file, 1), $"{beside} does not name it; it is left out"));
            return [];
        }
        catch (UnreadableException exception)
        {
            var isTemplate = exception.Reason.StartsWith("this is no YAML", StringComparison.Ordinal) && manifests.TextOf(file).Contains("{{", StringComparison.Ordinal);
            unresolved.Add(new(exception.Place, isTemplate ? "a template: give what it is rendered to" : exception.Reason));
            return [];
        }
    }
}
