using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads the source that a resource is built from. Paths are relative to the manifest.</summary>
sealed class ResourceBuild(SourceTree tree, AspireManifest manifest, List<Unresolved> unresolved)
{
    /// <summary>The source; null for a resource that is only an image or a cloud resource.</summary>
    public BuildSource? Of(AspireResource resource)
    {
        var node = resource.Node;
        if (resource.Is("project"))
        {
            var project = Path(resource, node["path"]);
            return new(project is null ? null : Folder(project)) { Project = project };
        }
        if (resource.Is("dockerfile")) return new(Path(resource, node["context"])) { Dockerfile = Path(resource, node["path"]), Arguments = Arguments(node["buildArgs"]) };
        if (resource.Is("executable")) return new(Path(resource, node["workingDirectory"]));
        return node["build"] is not MapNode build ? null
            : new(Path(resource, build["context"])) { Dockerfile = Path(resource, build["dockerfile"]), Target = build["stage"]?.Text, Arguments = Arguments(build["args"]) };
    }

    string? Path(AspireResource resource, Node? node)
    {
        if (node?.Text is not { } path) return null;
        var place = manifest.PlaceOf(node.Line);
        try
        {
            return tree.Resolve(manifest.Folder, path, place);
        }
        catch (UnreadableException exception)
        {
            unresolved.Add(new(place, exception.Reason, resource.Name));
            return null;
        }
    }

    static string Folder(string project) => SourceTree.FolderOf(project) is { Length: > 0 } folder ? folder : ".";

    static Dictionary<string, string> Arguments(Node? node) => (node?.Entries ?? []).ToDictionary(entry => entry.Key, entry => entry.Value.Text ?? "");
}
