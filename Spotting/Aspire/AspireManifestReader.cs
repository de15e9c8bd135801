using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads the manifest that a .NET Aspire app host publishes.</summary>
public static class AspireManifestReader
{
    /// <summary>Reads a manifest and resolves its expressions as far as the manifest has their values; expressions that only a deployment can resolve stay in braces.</summary>
    /// <param name="tree">The folder that is examined.</param>
    /// <param name="file">The manifest, relative to the folder.</param>
    /// <returns>The resources; only the reason if the manifest cannot be read.</returns>
    public static SystemModel Read(SourceTree tree, string file)
    {
        try
        {
            var manifest = new AspireManifest(file, tree.Documents(file)[0]);
            var unresolved = new List<Unresolved>();
            var reader = new ResourceReader(tree, manifest, new(manifest), unresolved);
            return new() { Workloads = SharedVolumes.Tie(manifest, [.. manifest.Resources.Values.Select(reader.Read).OfType<Workload>()]), Unresolved = unresolved, Files = [file] };
        }
        catch (UnreadableException exception)
        {
            return new() { Unresolved = [new(exception.Place, exception.Reason)], Files = [file] };
        }
    }

    /// <summary>Whether a document is an Aspire manifest: it names Aspire's schema, or has resources of versioned types.</summary>
    internal static bool Recognizes(Node document) =>
        document["$schema"]?.Text?.Contains("aspire", StringComparison.OrdinalIgnoreCase) is true && document["resources"] is MapNode
        || document["resources"] is MapNode resources && resources.Entries.Any(entry => IsVersioned(entry.Value["type"]?.Text));

    static bool IsVersioned(string? type) => type is not null && (type.EndsWith(".v0", StringComparison.Ordinal) || type.EndsWith(".v1", StringComparison.Ordinal));
}
