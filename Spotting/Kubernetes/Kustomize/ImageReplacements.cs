using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes.Kustomize;

/// <summary>Replaces the names and tags of images.</summary>
static class ImageReplacements
{
    public static List<ClusterObject> Apply(Node? images, List<ClusterObject> objects)
    {
        var replacements = new Dictionary<string, Node>();
        foreach (var image in images?.Items ?? [])
        {
            if (image["name"]?.Text is { } name) replacements[name] = image;
        }
        return replacements.Count is 0 ? objects : [.. objects.Select(resource => PodTemplate.Find(resource) is null ? resource : resource.With(NodeEdit.ReplaceScalars(resource.Node, (key, scalar) => key is "image" ? Replace(scalar, replacements) : scalar)))];
    }

    static ScalarNode Replace(ScalarNode image, Dictionary<string, Node> replacements)
    {
        if (image.Value is not { } text) return image;
        var name = text.Split('@')[0];
        if (name.LastIndexOf(':') is > 0 and var colon && colon > name.LastIndexOf('/')) name = name[..colon];
        if (!replacements.TryGetValue(name, out var replacement)) return image;
        var version = replacement["digest"]?.Text is { } digest ? "@" + digest : replacement["newTag"]?.Text is { } tag ? ":" + tag : text[name.Length..];
        return image with { Value = (replacement["newName"]?.Text ?? name) + version };
    }
}
