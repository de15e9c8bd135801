using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Aspire;

/// <summary>The resources of a manifest, by name.</summary>
sealed class AspireManifest(string file, Node document)
{
    const int MaxSteps = 10;

    public string File => file;

    /// <summary>The folder that the manifest's paths are relative to.</summary>
    public string Folder { get; } = SourceTree.FolderOf(file);

    public IReadOnlyDictionary<string, AspireResource> Resources { get; } = (document["resources"]?.Entries ?? [])
        .ToDictionary(entry => entry.Key, entry => new AspireResource(entry.Key, entry.Value["type"]?.Text ?? "", new(file, entry.Line), entry.Value));

    public Place PlaceOf(int line) => new(file, line);

    /// <summary>Finds the resource that another one is part of: the server of a database. A database's connection string begins with its server's.</summary>
    /// <returns>Null if the resource is not part of another.</returns>
    public AspireResource? ParentOf(AspireResource resource)
    {
        if (resource.IsRun) return null;
        if (resource.Node["parent"]?.Text is { } named && named != resource.Name && Resources.TryGetValue(named, out var parent)) return parent;
        return resource.Node["connectionString"]?.Text is not { } text ? null
            : ExpressionText.NamesIn(text).Where(name => name.Resource != resource.Name && name.Path is ["connectionString" or "bindings" or "outputs", ..]).Select(name => Resources.GetValueOrDefault(name.Resource))
                .FirstOrDefault(other => other is { IsWorkload: true });
    }

    /// <summary>Finds the server at the end of the parent chain; the resource itself if it has no parent.</summary>
    public AspireResource ServerOf(AspireResource resource)
    {
        for (var step = 0; step < MaxSteps && ParentOf(resource) is { } parent; step++) resource = parent;
        return resource;
    }
}
