using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>
/// Selects the overlays to read. Overlays of the same base are the same system in several environments. Only one of them is read:
/// that of production, or else the first.
/// </summary>
sealed class OverlaySelector(KustomizeFiles kustomize, ManifestFiles files, List<UnresolvedItem> unresolved)
{
    static readonly HashSet<string> Environments = new(StringComparer.OrdinalIgnoreCase)
    {
        "dev", "develop", "development", "test", "testing", "qa", "uat", "stage", "staging", "preprod", "prod", "production", "live", "local", "minikube", "kind", "ci", "demo", "sandbox", "canary", "overlay", "overlays", "default",
    };

    /// <summary>Returns the kustomizations to read, in order.</summary>
    public IReadOnlyList<Kustomization> Select(IReadOnlyList<Kustomization> all)
    {
        var referencedFiles = all.SelectMany(kustomization => ResolveEntries(kustomization).Where(name => name != kustomization.File)).ToHashSet();
        // Kustomizations in a cycle all refer to each other.
        var roots = all.Where(kustomization => !kustomization.IsComponent && !referencedFiles.Contains(kustomization.File)).ToList();
        roots.AddRange(all.Where(kustomization => !kustomization.IsComponent && referencedFiles.Contains(kustomization.File) && !IsReachable(kustomization, roots)).Take(1));
        foreach (var component in all.Where(kustomization => kustomization.IsComponent && !referencedFiles.Contains(kustomization.File))) unresolved.Add(new(new(component.File, 1), "the component is not used by any kustomization, and is ignored"));

        var selected = new List<Kustomization>();
        var overlayByManifest = new Dictionary<string, Kustomization>();
        foreach (var root in roots.Select((root, index) => (root, index)).OrderBy(pair => GetRank(pair.root)).ThenBy(pair => pair.index).Select(pair => pair.root))
        {
            var manifests = GetManifests(root);
            var other = manifests.Select(manifest => overlayByManifest.GetValueOrDefault(manifest)).FirstOrDefault(other => other is not null && !AreDifferentServices(root, other));
            if (other is not null)
            {
                unresolved.Add(new(new(root.File, 1), $"the overlay has the same base as {other.File}; only that kustomization is read"));
                continue;
            }
            selected.Add(root);
            foreach (var manifest in manifests) overlayByManifest.TryAdd(manifest, root);
        }
        return [.. selected.OrderBy(roots.IndexOf)];
    }

    bool IsReachable(Kustomization kustomization, List<Kustomization> roots) => roots.Any(root => FindReachable(root).Contains(kustomization.File));

    HashSet<string> GetManifests(Kustomization root) => [.. FindReachable(root).Where(HasWorkload)];

    HashSet<string> FindReachable(Kustomization root)
    {
        var reachableFiles = new HashSet<string>();
        var pending = new Stack<Kustomization>([root]);
        while (pending.TryPop(out var current))
        {
            foreach (var file in ResolveEntries(current))
            {
                if (reachableFiles.Add(file) && kustomize.Get(file) is { } kustomization) pending.Push(kustomization);
            }
        }
        return reachableFiles;
    }

    IEnumerable<string> ResolveEntries(Kustomization kustomization) => kustomization.Resources.Concat(kustomization.Components).Select(entry => kustomize.Resolve(kustomization, entry)).OfType<string>();

    readonly Dictionary<string, bool> workloadCache = [];

    bool HasWorkload(string file)
    {
        if (!workloadCache.TryGetValue(file, out var result)) workloadCache[file] = result = kustomize.Get(file) is null && new ObjectReader(new(), []).Read(GetDocuments(file), file).Any(resource => PodTemplate.Find(resource) is not null || OperatorStore.Find(resource) is not null);
        return result;
    }

    IReadOnlyList<Documents.Node> GetDocuments(string file)
    {
        try
        {
            return files.GetDocuments(file);
        }
        catch (Documents.UnreadableFileException)
        {
            return [];
        }
    }

    /// <summary>Whether overlays of the same base are different services: their names are not those of environments.</summary>
    static bool AreDifferentServices(Kustomization kustomization, Kustomization other) => GetName(kustomization) is { } name && GetName(other) is { } otherName && name != otherName && !Environments.Contains(name) && !Environments.Contains(otherName);

    static string? GetName(Kustomization kustomization) => $"{kustomization.Node["namePrefix"]?.Text}{kustomization.Node["nameSuffix"]?.Text}".Trim('-') is { Length: > 0 } name ? name : null;

    static int GetRank(Kustomization root)
    {
        var segments = root.Folder.Split('/');
        return segments.Any(segment => segment is "prod" or "production") ? 0 : segments.Any(segment => segment.Contains("prod", StringComparison.OrdinalIgnoreCase) && !segment.Contains("nonprod", StringComparison.OrdinalIgnoreCase) && !segment.Contains("product-", StringComparison.Ordinal) && segment is not ("product" or "products" or "preprod")) ? 1 : 2;
    }
}
