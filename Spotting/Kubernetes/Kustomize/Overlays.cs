using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>
/// Chooses among overlays. Overlays of the same base are the same system in several environments, of which one is read: that of
/// production, or else the first.
/// </summary>
sealed class Overlays(KustomizeFiles kustomize, ManifestFiles files, List<Unresolved> unresolved)
{
    static readonly HashSet<string> Environments = new(StringComparer.OrdinalIgnoreCase)
    {
        "dev", "develop", "development", "test", "testing", "qa", "uat", "stage", "staging", "preprod", "prod", "production", "live", "local", "minikube", "kind", "ci", "demo", "sandbox", "canary", "overlay", "overlays", "default",
    };

    /// <summary>Returns the kustomizations to read, in order.</summary>
    public IReadOnlyList<Kustomization> Choose(IReadOnlyList<Kustomization> all)
    {
        var used = all.SelectMany(from => Named(from).Where(name => name != from.File)).ToHashSet();
        // Kustomizations in a cycle all name each other.
        var roots = all.Where(one => !one.IsComponent && !used.Contains(one.File)).ToList();
        roots.AddRange(all.Where(one => !one.IsComponent && used.Contains(one.File) && !IsReached(one, roots)).Take(1));
        foreach (var component in all.Where(one => one.IsComponent && !used.Contains(one.File))) unresolved.Add(new(new(component.File, 1), "a component that no kustomization uses is left out"));

        var chosen = new List<Kustomization>();
        var taken = new Dictionary<string, Kustomization>();
        foreach (var root in roots.Select((root, index) => (root, index)).OrderBy(pair => Rank(pair.root)).ThenBy(pair => pair.index).Select(pair => pair.root))
        {
            var manifests = ManifestsOf(root);
            var other = manifests.Select(manifest => taken.GetValueOrDefault(manifest)).FirstOrDefault(other => other is not null && !AreDifferent(root, other));
            if (other is not null)
            {
                unresolved.Add(new(new(root.File, 1), $"an overlay of what {other.File} is made of too; only that one is read"));
                continue;
            }
            chosen.Add(root);
            foreach (var manifest in manifests) taken.TryAdd(manifest, root);
        }
        return [.. chosen.OrderBy(roots.IndexOf)];
    }

    bool IsReached(Kustomization one, List<Kustomization> roots) => roots.Any(root => Reached(root).Contains(one.File));

    HashSet<string> ManifestsOf(Kustomization root) => [.. Reached(root).Where(RunsSomething)];

    HashSet<string> Reached(Kustomization root)
    {
        var reached = new HashSet<string>();
        var open = new Stack<Kustomization>([root]);
        while (open.TryPop(out var from))
        {
            foreach (var file in Named(from))
            {
                if (reached.Add(file) && kustomize.Of(file) is { } inner) open.Push(inner);
            }
        }
        return reached;
    }

    IEnumerable<string> Named(Kustomization from) => from.Resources.Concat(from.Components).Select(entry => kustomize.Resolve(from, entry)).OfType<string>();

    readonly Dictionary<string, bool> runs = [];

    bool RunsSomething(string file)
    {
        if (!runs.TryGetValue(file, out var found)) runs[file] = found = kustomize.Of(file) is null && new ObjectReader(new(), []).Read(DocumentsOf(file), file).Any(known => PodTemplate.Of(known) is not null || OperatorStore.Of(known) is not null);
        return found;
    }

    IReadOnlyList<Documents.Node> DocumentsOf(string file)
    {
        try
        {
            return files.DocumentsOf(file);
        }
        catch (Documents.UnreadableException)
        {
            return [];
        }
    }

    /// <summary>A base that is used under several names, none of them an environment's, is a template for several services.</summary>
    static bool AreDifferent(Kustomization one, Kustomization other) => NameOf(one) is { } name && NameOf(other) is { } otherName && name != otherName && !Environments.Contains(name) && !Environments.Contains(otherName);

    static string? NameOf(Kustomization one) => $"{one.Node["namePrefix"]?.Text}{one.Node["nameSuffix"]?.Text}".Trim('-') is { Length: > 0 } name ? name : null;

    static int Rank(Kustomization root)
    {
        var parts = root.Folder.Split('/');
        return parts.Any(part => part is "prod" or "production") ? 0 : parts.Any(part => part.Contains("prod", StringComparison.OrdinalIgnoreCase) && !part.Contains("nonprod", StringComparison.OrdinalIgnoreCase) && !part.Contains("product-", StringComparison.Ordinal) && part is not ("product" or "products" or "preprod")) ? 1 : 2;
    }
}
