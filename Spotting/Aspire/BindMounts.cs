using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads configuration that is mounted from the tree.</summary>
sealed class BindMounts(SourceTree tree, AspireManifest manifest, List<Unresolved> unresolved)
{
    // A longer file is data.
    const int LongestText = 256 * 1024;

    // The limit for all files together: many containers can mount the same file.
    int characters = 4 * 1024 * 1024;

    string[]? all;

    public IEnumerable<Setting> Of(AspireResource resource) => (resource.Node["bindMounts"]?.Items ?? []).SelectMany(mount => Of(resource, mount));

    IEnumerable<Setting> Of(AspireResource resource, Node mount)
    {
        if (mount["source"]?.Text is not { } source) return [];
        var place = manifest.PlaceOf(mount.Line);
        try
        {
            var path = tree.Resolve(manifest.Folder, source, place);
            var files = FilesAt(path);
            if (files is []) unresolved.Add(new(place, $"{source}, which it mounts, is not there", resource.Name));
            return files.SelectMany(SettingsOf).ToArray();
        }
        catch (UnreadableException exception)
        {
            unresolved.Add(new(place, exception.Reason, resource.Name));
            return [];
        }
    }

    string[] FilesAt(string path) => tree.HasFile(path) ? [path] : !tree.HasFolder(path) ? [] : [.. (all ??= [.. tree.Files]).Where(file => path is "." || file.StartsWith(path + "/", StringComparison.Ordinal)).Take(100)];

    IEnumerable<Setting> SettingsOf(string file)
    {
        var text = tree.Read(file);
        if (text.Length > LongestText || text.Contains('\0') || (characters -= text.Length) < 0) return [];
        return ConfigurationText.Settings(Path.GetFileName(file), text, new(file, 1));
    }
}
