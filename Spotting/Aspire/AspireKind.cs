using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Aspire;

/// <summary>
/// Determines the kind of a resource. All Azure resources have the same type: the first resource in the Bicep module shows the kind,
/// or, if the module is missing, its file name, which Aspire derives from the resource.
/// </summary>
static partial class AspireKind
{
    public static string Determine(SourceTree tree, AspireManifest manifest, AspireResource resource)
    {
        if (resource.IsOfFamily("dapr") && (resource.Node.Find("daprComponent", "type") ?? resource.Node.Find("dapr", "type"))?.Text is { } component) return $"{resource.Type} {component}";
        if (!resource.IsOfFamily("azure") || resource.Node["path"]?.Text is not { } path) return resource.Type;
        return $"{resource.Type} {FindDeclaredType(tree, manifest, resource, path) ?? Path.GetFileName(path)}";
    }

    static string? FindDeclaredType(SourceTree tree, AspireManifest manifest, AspireResource resource, string path)
    {
        try
        {
            var module = tree.Resolve(manifest.Folder, path, resource.Location);
            return tree.HasFile(module) && Declaration().Match(tree.Read(module)) is { Success: true } declaration ? declaration.Groups[1].Value : null;
        }
        catch (UnreadableFileException)
        {
            // The file name of the module shows the kind.
            return null;
        }
    }

    // An existing resource belongs to another module, and a role assignment belongs to a resource.
    [GeneratedRegex(@"^\s*resource\s+\w+\s+'(?!Microsoft\.Authorization/)([^@'\s]+)@[^'\s]*'\s*=", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
