using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads configuration files that containers mount.</summary>
sealed class BindMountReader(SourceTree tree, AspireManifest manifest, List<UnresolvedItem> unresolved)
{
    // Longer files are data, not configuration.
    const int MaxFileLength = 256 * 1024;

    // The limit for all files together: many containers can mount the same file.
    int remainingCharacters = 4 * 1024 * 1024;

    string[]? allFiles;

    public IEnumerable<Setting> Read(AspireResource resource) => (resource.Node["bindMounts"]?.Items ?? []).SelectMany(mount => Read(resource, mount));

    IEnumerable<Setting> Read(AspireResource resource, Node mount)
    {
        if (mount["source"]?.Text is not { } source) return [];
        var location = manifest.GetLocation(mount.Line);
        try
        {
            var path = tree.Resolve(manifest.Folder, source, location);
            var files = FindFiles(path);
            if (files is []) unresolved.Add(new(location, $"the mounted path {source} does not exist", resource.Name));
            return files.SelectMany(ReadSettings).ToArray();
        }
        catch (UnreadableFileException exception)
        {
            unresolved.Add(new(location, exception.Reason, resource.Name));
            return [];
        }
    }

    string[] FindFiles(string path) => tree.HasFile(path) ? [path] : !tree.HasFolder(path) ? [] : [.. (allFiles ??= [.. tree.Files]).Where(file => path is "." || file.StartsWith(path + "/", StringComparison.Ordinal)).Take(100)];

    IEnumerable<Setting> ReadSettings(string file)
    {
        var text = tree.Read(file);
        if (text.Length > MaxFileLength || text.Contains('\0') || (remainingCharacters -= text.Length) < 0) return [];
        return ConfigurationText.Parse(Path.GetFileName(file), text, new(file, 1));
    }
}
