using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads the manifest that a .NET Aspire app host publishes.</summary>
public static class AspireManifestReader
{
    /// <summary>Reads a manifest and resolves its expressions. Expressions whose value is known only at deployment remain in braces.</summary>
    /// <param name="tree">The analyzed folder.</param>
    /// <param name="file">The manifest, relative to the folder.</param>
    /// <returns>The resources; only an unresolved item if the manifest cannot be read.</returns>
    public static SystemModel Read(SourceTree tree, string file)
    {
        try
        {
            var manifest = new AspireManifest(file, tree.ReadDocuments(file)[0]);
            var unresolved = new List<UnresolvedItem>();
            var reader = new ResourceReader(tree, manifest, new(manifest), unresolved);
            return new() { Workloads = SharedVolumes.AddRelationships(manifest, [.. manifest.Resources.Values.Select(reader.Read).OfType<Workload>()]), Unresolved = unresolved, Files = [file] };
        }
        catch (UnreadableFileException exception)
        {
            return new() { Unresolved = [new(exception.Location, exception.Reason)], Files = [file] };
        }
    }

    /// <summary>Whether a document is an Aspire manifest: it refers to the Aspire schema, or has resources with versioned types.</summary>
    internal static bool CanRead(Node document) =>
        document["$schema"]?.Text?.Contains("aspire", StringComparison.OrdinalIgnoreCase) is true && document["resources"] is MapNode
        || document["resources"] is MapNode resources && resources.Entries.Any(entry => IsVersioned(entry.Value["type"]?.Text));

    static bool IsVersioned(string? type) => type is not null && (type.EndsWith(".v0", StringComparison.Ordinal) || type.EndsWith(".v1", StringComparison.Ordinal));
}
