using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Replaces names and tags of images.</summary>
static class ImageReplacements
{
    public static List<ClusterObject> Apply(Node? images, List<ClusterObject> objects)
    {
        var changes = new Dictionary<string, Node>();
        foreach (var image in images?.Items ?? [])
        {
            if (image["name"]?.Text is { } name) changes[name] = image;
        }
        return changes.Count is 0 ? objects : [.. objects.Select(known => PodTemplate.Of(known) is null ? known : known.With(NodeEdit.Scalars(known.Node, (key, scalar) => key is "image" ? Replace(scalar, changes) : scalar)))];
    }

    static ScalarNode Replace(ScalarNode image, Dictionary<string, Node> changes)
    {
        if (image.Value is not { } text) return image;
        var name = text.Split('@')[0];
        if (name.LastIndexOf(':') is > 0 and var colon && colon > name.LastIndexOf('/')) name = name[..colon];
        if (!changes.TryGetValue(name, out var change)) return image;
        var version = change["digest"]?.Text is { } digest ? "@" + digest : change["newTag"]?.Text is { } tag ? ":" + tag : text[name.Length..];
        return image with { Value = (change["newName"]?.Text ?? name) + version };
    }
}
