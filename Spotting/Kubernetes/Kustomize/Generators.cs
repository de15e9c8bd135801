using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Creates the ConfigMaps and Secrets that a kustomization generates, from literals, files and env files. Names get no hash, since references to them have none yet.</summary>
sealed class Generators(KustomizeFiles kustomize, ManifestFiles files, Origins origins, List<Unresolved> unresolved)
{
    public void Apply(Kustomization from, List<ClusterObject> objects)
    {
        foreach (var (key, kind) in new[] { ("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret") })
        {
            foreach (var generator in from.Node[key]?.Items ?? [])
            {
                if (generator["name"]?.Text is { } name) Add(objects, Generate(from, kind, name, generator), generator["behavior"]?.Text);
            }
        }
    }

    static void Add(List<ClusterObject> objects, ClusterObject made, string? behavior)
    {
        var there = behavior is "merge" or "replace" ? objects.FindIndex(known => known.Kind == made.Kind && (known.Name == made.Name || known.FormerName == made.Name)) : -1;
        if (there < 0) objects.Add(made);
        else if (behavior is "replace") objects[there] = objects[there].With(NodeEdit.WithEntry(NodeEdit.WithEntry(objects[there].Node, DataKey(made.Kind), made.Node[DataKey(made.Kind)]), "data", made.Node["data"]));
        else objects[there] = objects[there].With(StrategicMerge.Merge(objects[there].Node, NodeEdit.WithEntry(made.Node, "metadata", null)) ?? objects[there].Node);
    }

    ClusterObject Generate(Kustomization from, string kind, string name, Node generator)
    {
        var data = new List<Entry>();
        var metadata = new List<Entry> { new("name", generator.Line, new ScalarNode(generator.Line, name)) };
        if (generator["namespace"] is { } inNamespace) metadata.Add(new("namespace", inNamespace.Line, inNamespace));
        foreach (var literal in generator["literals"]?.Items ?? [])
        {
            if (literal.Text is { } text) AddPair(data, text, literal.Line, from.File);
        }
        foreach (var entry in generator["files"]?.Items ?? []) AddFile(from, entry, data);
        foreach (var entry in (generator["envs"]?.Items ?? []).Append(generator["env"]).OfType<Node>()) AddEnvironment(from, entry, data);
        return new(new MapNode(generator.Line, [
            new("apiVersion", generator.Line, new ScalarNode(generator.Line, "v1")), new("kind", generator.Line, new ScalarNode(generator.Line, kind)),
            new("metadata", generator.Line, new MapNode(generator.Line, metadata)),
            new(DataKey(kind), generator.Line, new MapNode(generator.Line, [.. data.GroupBy(entry => entry.Key).Select(same => same.Last())]))]), from.File, origins);
    }

    void AddFile(Kustomization from, Node entry, List<Entry> data)
    {
        if (entry.Text?.Split('=', 2) is not { } parts || Read(from, entry, parts[^1]) is not var (file, text)) return;
        // The first line of the text is line 1 of the file, and so follows line 0.
        var node = new ScalarNode(0, text) { IsLiteral = true };
        origins.Note(node, file);
        data.Add(new(parts.Length == 2 ? parts[0] : Path.GetFileName(file), 1, node));
    }

    void AddEnvironment(Kustomization from, Node entry, List<Entry> data)
    {
        if (entry.Text is not { } path || Read(from, entry, path) is not var (file, text)) return;
        var line = 0;
        foreach (var pair in text.Split('\n'))
        {
            line++;
            if (pair.Trim() is { Length: > 0 } said && !said.StartsWith('#')) AddPair(data, said, line, file);
        }
    }

    void AddPair(List<Entry> data, string pair, int line, string file)
    {
        if (pair.Split('=', 2) is not [var key, var value]) return;
        var node = new ScalarNode(line, value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value);
        origins.Note(node, file);
        data.Add(new(key.Trim(), line, node));
    }

    (string File, string Text)? Read(Kustomization from, Node entry, string path)
    {
        try
        {
            return kustomize.Resolve(from, entry, path) is { } file ? (file, files.TextOf(file)) : null;
        }
        catch (UnreadableException exception)
        {
            unresolved.Add(new(exception.Place, exception.Reason));
            return null;
        }
    }

    static string DataKey(string kind) => kind is "Secret" ? "stringData" : "data";
}
