using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Applies the patches of a kustomization.</summary>
sealed class Patches(KustomizeFiles kustomize, ManifestFiles files, NodeOrigins origins, List<UnresolvedItem> unresolved)
{
    // Each patch is compared with each object.
    const int MaxComparisons = 2_000_000;

    // A base can be used several times; its patches are read once.
    readonly Dictionary<Node, Node[]> inlinePatches = new(ReferenceEqualityComparer.Instance);

    int comparisonCount;

    public List<ClusterObject> Apply(Kustomization kustomization, List<ClusterObject> objects)
    {
        var result = objects;
        foreach (var entry in kustomization.Node["patchesStrategicMerge"]?.Items ?? []) result = Apply(kustomization, entry, entry, null, result);
        foreach (var entry in (kustomization.Node["patches"]?.Items ?? []).Concat(kustomization.Node["patchesJson6902"]?.Items ?? []))
        {
            // In the older syntax, a patch without a target is only a file name.
            result = entry is ScalarNode ? Apply(kustomization, entry, entry, null, result) : Apply(kustomization, entry["path"], entry["patch"], entry["target"], result);
        }
        return result;
    }

    List<ClusterObject> Apply(Kustomization kustomization, Node? path, Node? inline, Node? target, List<ClusterObject> objects)
    {
        try
        {
            var result = objects;
            foreach (var patch in GetDocuments(kustomization, path, inline))
            {
                if (comparisonCount > MaxComparisons) return result;
                if ((comparisonCount += result.Count) > MaxComparisons) throw new UnreadableFileException(new(kustomization.File, (path ?? inline)?.Line ?? 1), "there are too many patches and objects; this patch and the following ones are ignored");
                if (patch is ListNode operations) result = ApplyJsonPatch(kustomization, operations, target, result);
                else if (patch is MapNode) result = MergePatch(patch, target, result);
            }
            return result;
        }
        catch (UnreadableFileException exception)
        {
            unresolved.Add(new(exception.Location, exception.Reason));
            return objects;
        }
    }

    List<ClusterObject> ApplyJsonPatch(Kustomization kustomization, ListNode operations, Node? target, List<ClusterObject> objects)
    {
        var matches = CreatePredicate(target);
        return [.. objects.Select(resource => matches(resource) ? PatchObject(kustomization, operations, resource) : resource)];
    }

    ClusterObject PatchObject(Kustomization kustomization, ListNode operations, ClusterObject resource)
    {
        if (JsonPatch.Apply(resource.Node, operations.Values) is { } patched) return resource.With(patched);
        unresolved.Add(new(new(origins.GetFile(operations) ?? kustomization.File, operations.Line), $"the patch does not apply to {resource.Kind} {resource.Name}, and is ignored"));
        return resource;
    }

    List<ClusterObject> MergePatch(Node patch, Node? target, List<ClusterObject> objects)
    {
        var (kind, name) = (patch["kind"]?.Text, patch.Find("metadata", "name")?.Text);
        var matches = target is MapNode ? CreatePredicate(target) : resource => resource.Kind == kind && (resource.Name == name || resource.OriginalName == name);
        var body = target is MapNode && patch["metadata"] is MapNode metadata ? NodeEdit.WithEntry(patch, "metadata", NodeEdit.WithEntry(metadata, "name", null)) : patch;
        return [.. objects.Select(resource => matches(resource) ? StrategicMerge.Merge(resource.Node, body) is { } merged ? resource.With(merged) : null : resource).OfType<ClusterObject>()];
    }

    IEnumerable<Node> GetDocuments(Kustomization kustomization, Node? path, Node? inline)
    {
        var isInline = inline?.Text is { } inlineText && inlineText.Contains('\n') || inline?.Text?.TrimStart().StartsWith('{') is true || inline?.Text?.TrimStart().StartsWith('[') is true || path is null;
        if (isInline)
        {
            if (inline?.Text is not { } text) return [];
            if (inlinePatches.TryGetValue(inline, out var cached)) return cached;
            var lineOffset = inline is ScalarNode { IsLiteral: true } ? inline.Line : inline.Line - 1;
            var documents = YamlReader.Read(text, kustomization.File).Select(document => ShiftLines(document, lineOffset)).ToArray();
            foreach (var document in documents) origins.Record(document, kustomization.File);
            return inlinePatches[inline] = documents;
        }
        if (kustomize.Resolve(kustomization, path!) is not { } file) return [];
        var fileDocuments = files.GetDocuments(file);
        foreach (var document in fileDocuments.Where(document => origins.GetFile(document) is null)) origins.Record(document, file);
        return fileDocuments;
    }

    static Node ShiftLines(Node node, int lines) => node switch
    {
        MapNode map => map with { Line = map.Line + lines, Pairs = [.. map.Pairs.Select(entry => new Entry(entry.Key, entry.Line + lines, ShiftLines(entry.Value, lines)))] },
        ListNode list => list with { Line = list.Line + lines, Values = [.. list.Values.Select(item => ShiftLines(item, lines))] },
        _ => node with { Line = node.Line + lines },
    };

    /// <summary>Converts a target to a predicate. Its names are patterns that must match completely; missing fields match everything.</summary>
    static Func<ClusterObject, bool> CreatePredicate(Node? target)
    {
        var (matchesKind, matchesName, matchesNamespace) = (CreatePattern(target?["kind"]), CreatePattern(target?["name"]), CreatePattern(target?["namespace"]));
        var group = target?["group"]?.Text;
        var labels = (target?["labelSelector"]?.Text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).ToArray();
        return resource => (matchesKind?.Invoke(resource.Kind) ?? true) && (matchesName is null || matchesName(resource.Name) || resource.OriginalName is { } originalName && matchesName(originalName)) && (matchesNamespace?.Invoke(resource.Namespace ?? "default") ?? true)
            && (group is null || resource.ApiVersion.StartsWith(group + "/", StringComparison.Ordinal) || group is "" && !resource.ApiVersion.Contains('/'))
            && labels.All(pair => resource.Node.Find("metadata", "labels", pair[0].Trim('!', ' '))?.Text == pair[1].TrimStart('=').Trim());
    }

    static Func<string, bool>? CreatePattern(Node? node)
    {
        if (node?.Text is not { Length: > 0 } text) return null;
        // Most patterns are plain names, which are faster to compare.
        if (Regex.Escape(text) == text) return name => name == text;
        try
        {
            return new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).IsMatch;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return name => name == text;
        }
    }
}
