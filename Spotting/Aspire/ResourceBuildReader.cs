using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads the source from which a resource is built. Paths are relative to the manifest.</summary>
sealed class ResourceBuildReader(SourceTree tree, AspireManifest manifest, List<UnresolvedItem> unresolved)
{
    /// <summary>Reads the source; null for a resource that is only an image or a cloud resource.</summary>
    public BuildSource? Read(AspireResource resource)
    {
        var node = resource.Node;
        if (resource.IsOfFamily("project"))
        {
            var project = ResolvePath(resource, node["path"]);
            return new(project is null ? null : GetProjectFolder(project)) { Project = project };
        }
        if (resource.IsOfFamily("dockerfile")) return new(ResolvePath(resource, node["context"])) { Dockerfile = ResolvePath(resource, node["path"]), Arguments = ReadArguments(node["buildArgs"]) };
        if (resource.IsOfFamily("executable")) return new(ResolvePath(resource, node["workingDirectory"]));
        return node["build"] is not MapNode build ? null
            : new(ResolvePath(resource, build["context"])) { Dockerfile = ResolvePath(resource, build["dockerfile"]), Target = build["stage"]?.Text, Arguments = ReadArguments(build["args"]) };
    }

    string? ResolvePath(AspireResource resource, Node? node)
    {
        if (node?.Text is not { } path) return null;
        var location = manifest.GetLocation(node.Line);
        try
        {
            return tree.Resolve(manifest.Folder, path, location);
        }
        catch (UnreadableFileException exception)
        {
            unresolved.Add(new(location, exception.Reason, resource.Name));
            return null;
        }
    }

    static string GetProjectFolder(string project) => SourceTree.GetFolder(project) is { Length: > 0 } folder ? folder : ".";

    static Dictionary<string, string> ReadArguments(Node? node) => (node?.Entries ?? []).ToDictionary(entry => entry.Key, entry => entry.Value.Text ?? "");
}
