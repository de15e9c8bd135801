using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Aspire;

/// <summary>The resources in a manifest, by name.</summary>
sealed class AspireManifest(string file, Node document)
{
    const int MaxSteps = 10;

    public string File => file;

    /// <summary>The folder to which paths in the manifest are relative.</summary>
    public string Folder { get; } = SourceTree.GetFolder(file);

    public IReadOnlyDictionary<string, AspireResource> Resources { get; } = (document["resources"]?.Entries ?? [])
        .ToDictionary(entry => entry.Key, entry => new AspireResource(entry.Key, entry.Value["type"]?.Text ?? "", new(file, entry.Line), entry.Value));

    public SourceLocation GetLocation(int line) => new(file, line);

    /// <summary>Finds the resource that contains another one, such as the server of a database. The connection string of a database refers to its server.</summary>
    /// <returns>The parent; null if the resource has none.</returns>
    public AspireResource? GetParent(AspireResource resource)
    {
        if (resource.IsRunnable) return null;
        if (resource.Node["parent"]?.Text is { } parentName && parentName != resource.Name && Resources.TryGetValue(parentName, out var parent)) return parent;
        return resource.Node["connectionString"]?.Text is not { } text ? null
            : ExpressionParser.FindNames(text).Where(name => name.Resource != resource.Name && name.Path is ["connectionString" or "bindings" or "outputs", ..]).Select(name => Resources.GetValueOrDefault(name.Resource))
                .FirstOrDefault(other => other is { IsWorkload: true });
    }

    /// <summary>Finds the server at the end of the parent chain; the resource itself if it has no parent.</summary>
    public AspireResource GetServer(AspireResource resource)
    {
        for (var step = 0; step < MaxSteps && GetParent(resource) is { } parent; step++) resource = parent;
        return resource;
    }
}
