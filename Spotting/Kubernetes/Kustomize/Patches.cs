using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Applies the patches of a kustomization.</summary>
sealed class Patches(KustomizeFiles kustomize, ManifestFiles files, Origins origins, List<Unresolved> unresolved)
{
    // Each patch is compared with each object.
    const int MaxComparisons = 2_000_000;

    // A patch of a base is applied as often as the base is used, but read once.
    readonly Dictionary<Node, Node[]> inlined = new(ReferenceEqualityComparer.Instance);

    int looks;

    public List<ClusterObject> Apply(Kustomization from, List<ClusterObject> objects)
    {
        var result = objects;
        foreach (var entry in from.Node["patchesStrategicMerge"]?.Items ?? []) result = Apply(from, entry, entry, null, result);
        foreach (var entry in (from.Node["patches"]?.Items ?? []).Concat(from.Node["patchesJson6902"]?.Items ?? []))
        {
            // The older form of a patch, without a target, is only the name of its file.
            result = entry is ScalarNode ? Apply(from, entry, entry, null, result) : Apply(from, entry["path"], entry["patch"], entry["target"], result);
        }
        return result;
    }

    List<ClusterObject> Apply(Kustomization from, Node? path, Node? inline, Node? target, List<ClusterObject> objects)
    {
        try
        {
            var result = objects;
            foreach (var patch in DocumentsOf(from, path, inline))
            {
                if (looks > MaxComparisons) return result;
                if ((looks += result.Count) > MaxComparisons) throw new UnreadableException(new(from.File, (path ?? inline)?.Line ?? 1), "there are too many patches for so many objects; this one and what follows are left out");
                if (patch is ListNode operations) result = JsonPatches(from, operations, target, result);
                else if (patch is MapNode) result = Merge(patch, target, result);
            }
            return result;
        }
        catch (UnreadableException exception)
        {
            unresolved.Add(new(exception.Place, exception.Reason));
            return objects;
        }
    }

    List<ClusterObject> JsonPatches(Kustomization from, ListNode operations, Node? target, List<ClusterObject> objects)
    {
        var matches = Target(target);
        return [.. objects.Select(known => matches(known) ? JsonPatched(from, operations, known) : known)];
    }

    ClusterObject JsonPatched(Kustomization from, ListNode operations, ClusterObject known)
    {
        if (JsonPatch.Apply(known.Node, operations.Values) is { } patched) return known.With(patched);
        unresolved.Add(new(new(origins.FileOf(operations) ?? from.File, operations.Line), $"the patch does not fit {known.Kind} {known.Name}, and is left out"));
        return known;
    }

    List<ClusterObject> Merge(Node patch, Node? target, List<ClusterObject> objects)
    {
        var (kind, name) = (patch["kind"]?.Text, patch.At("metadata", "name")?.Text);
        var matches = target is MapNode ? Target(target) : known => known.Kind == kind && (known.Name == name || known.FormerName == name);
        var body = target is MapNode && patch["metadata"] is MapNode metadata ? NodeEdit.WithEntry(patch, "metadata", NodeEdit.WithEntry(metadata, "name", null)) : patch;
        return [.. objects.Select(known => matches(known) ? StrategicMerge.Merge(known.Node, body) is { } merged ? known.With(merged) : null : known).OfType<ClusterObject>()];
    }

    IEnumerable<Node> DocumentsOf(Kustomization from, Node? path, Node? inline)
    {
        var isInline = inline?.Text is { } written && written.Contains('\n') || inline?.Text?.TrimStart().StartsWith('{') is true || inline?.Text?.TrimStart().StartsWith('[') is true || path is null;
        if (isInline)
        {
            if (inline?.Text is not { } text) return [];
            if (inlined.TryGetValue(inline, out var known)) return known;
            var shift = inline is ScalarNode { IsLiteral: true } ? inline.Line : inline.Line - 1;
            var documents = YamlReader.Read(text, from.File).Select(document => Shift(document, shift)).ToArray();
            foreach (var document in documents) origins.Note(document, from.File);
            return inlined[inline] = documents;
        }
        if (kustomize.Resolve(from, path!) is not { } file) return [];
        var read = files.DocumentsOf(file);
        foreach (var document in read.Where(document => origins.FileOf(document) is null)) origins.Note(document, file);
        return read;
    }

    static Node Shift(Node node, int lines) => node switch
    {
        MapNode map => map with { Line = map.Line + lines, Pairs = [.. map.Pairs.Select(entry => new Entry(entry.Key, entry.Line + lines, Shift(entry.Value, lines)))] },
        ListNode list => list with { Line = list.Line + lines, Values = [.. list.Values.Select(item => Shift(item, lines))] },
        _ => node with { Line = node.Line + lines },
    };

    /// <summary>Converts a target to a predicate. Its names are patterns that must match completely; a field that is missing matches everything.</summary>
    static Func<ClusterObject, bool> Target(Node? target)
    {
        var (kind, name, ns) = (Pattern(target?["kind"]), Pattern(target?["name"]), Pattern(target?["namespace"]));
        var group = target?["group"]?.Text;
        var labels = (target?["labelSelector"]?.Text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).ToArray();
        return known => (kind?.Invoke(known.Kind) ?? true) && (name is null || name(known.Name) || known.FormerName is { } former && name(former)) && (ns?.Invoke(known.Namespace ?? "default") ?? true)
            && (group is null || known.ApiVersion.StartsWith(group + "/", StringComparison.Ordinal) || group is "" && !known.ApiVersion.Contains('/'))
            && labels.All(pair => known.Node.At("metadata", "labels", pair[0].Trim('!', ' '))?.Text == pair[1].TrimStart('=').Trim());
    }

    static Func<string, bool>? Pattern(Node? node)
    {
        if (node?.Text is not { Length: > 0 } text) return null;
        // Most patterns are plain names, and each is compared with every object.
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
