using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Creates the ConfigMaps and Secrets that a kustomization generates from literals, files and environment files. Names have no hash suffix, because references to them have none.</summary>
sealed class Generators(KustomizeFiles kustomize, ManifestFiles files, NodeOrigins origins, List<UnresolvedItem> unresolved)
{
    public void Apply(Kustomization kustomization, List<ClusterObject> objects)
    {
        foreach (var (key, kind) in new[] { ("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret") })
        {
            foreach (var generator in kustomization.Node[key]?.Items ?? [])
            {
                if (generator["name"]?.Text is { } name) AddOrMerge(objects, Create(kustomization, kind, name, generator), generator["behavior"]?.Text);
            }
        }
    }

    static void AddOrMerge(List<ClusterObject> objects, ClusterObject generated, string? behavior)
    {
        var existingIndex = behavior is "merge" or "replace" ? objects.FindIndex(resource => resource.Kind == generated.Kind && (resource.Name == generated.Name || resource.OriginalName == generated.Name)) : -1;
        if (existingIndex < 0) objects.Add(generated);
        else if (behavior is "replace") objects[existingIndex] = objects[existingIndex].With(NodeEdit.WithEntry(NodeEdit.WithEntry(objects[existingIndex].Node, GetDataKey(generated.Kind), generated.Node[GetDataKey(generated.Kind)]), "data", generated.Node["data"]));
        else objects[existingIndex] = objects[existingIndex].With(StrategicMerge.Merge(objects[existingIndex].Node, NodeEdit.WithEntry(generated.Node, "metadata", null)) ?? objects[existingIndex].Node);
    }

    ClusterObject Create(Kustomization kustomization, string kind, string name, Node generator)
    {
        var data = new List<Entry>();
        var metadata = new List<Entry> { new("name", generator.Line, new ScalarNode(generator.Line, name)) };
        if (generator["namespace"] is { } namespaceNode) metadata.Add(new("namespace", namespaceNode.Line, namespaceNode));
        foreach (var literal in generator["literals"]?.Items ?? [])
        {
            if (literal.Text is { } text) AddPair(data, text, literal.Line, kustomization.File);
        }
        foreach (var entry in generator["files"]?.Items ?? []) AddFile(kustomization, entry, data);
        foreach (var entry in (generator["envs"]?.Items ?? []).Append(generator["env"]).OfType<Node>()) AddEnvironment(kustomization, entry, data);
        return new(new MapNode(generator.Line, [
            new("apiVersion", generator.Line, new ScalarNode(generator.Line, "v1")), new("kind", generator.Line, new ScalarNode(generator.Line, kind)),
            new("metadata", generator.Line, new MapNode(generator.Line, metadata)),
            new(GetDataKey(kind), generator.Line, new MapNode(generator.Line, [.. data.GroupBy(entry => entry.Key).Select(group => group.Last())]))]), kustomization.File, origins);
    }

    void AddFile(Kustomization kustomization, Node entry, List<Entry> data)
    {
        if (entry.Text?.Split('=', 2) is not { } parts || Read(kustomization, entry, parts[^1]) is not var (file, text)) return;
        // A literal block begins on the line after its node: the first line of the file is line 1.
        var node = new ScalarNode(0, text) { IsLiteral = true };
        origins.Record(node, file);
        data.Add(new(parts.Length == 2 ? parts[0] : Path.GetFileName(file), 1, node));
    }

    void AddEnvironment(Kustomization kustomization, Node entry, List<Entry> data)
    {
        if (entry.Text is not { } path || Read(kustomization, entry, path) is not var (file, text)) return;
        var line = 0;
        foreach (var pair in text.Split('\n'))
        {
            line++;
            if (pair.Trim() is { Length: > 0 } trimmed && !trimmed.StartsWith('#')) AddPair(data, trimmed, line, file);
        }
    }

    void AddPair(List<Entry> data, string pair, int line, string file)
    {
        if (pair.Split('=', 2) is not [var key, var value]) return;
        var node = new ScalarNode(line, value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value);
        origins.Record(node, file);
        data.Add(new(key.Trim(), line, node));
    }

    (string File, string Text)? Read(Kustomization kustomization, Node entry, string path)
    {
        try
        {
            return kustomize.Resolve(kustomization, entry, path) is { } file ? (file, files.GetText(file)) : null;
        }
        catch (UnreadableFileException exception)
        {
            unresolved.Add(new(exception.Location, exception.Reason));
            return null;
        }
    }

    static string GetDataKey(string kind) => kind is "Secret" ? "stringData" : "data";
}
