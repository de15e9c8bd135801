using Evolution.Spotting.Documents;
using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>PHP packages that Composer loads from a folder (repositories of type path).</summary>
sealed class PhpPackages(SourceFiles files) : IProjectKind
{
    readonly Dictionary<string, Node?> packages = [];

    public IEnumerable<string> In(string folder) => files.Find(Paths.Join(folder, "composer.json")) is { } package ? [package] : [];

    public IReadOnlyList<Reference> References(string project)
    {
        var repositories = Package(project)?["repositories"];
        var paths = (repositories?.Items ?? []).Concat(repositories?.Entries.Select(entry => entry.Value) ?? []).Where(one => one["type"]?.Text is "path").Select(one => one["url"]).OfType<Node>();
        var required = (Package(project)?["require"]?.Entries ?? []).Select(entry => entry.Key).ToHashSet();
        return [.. paths.SelectMany(url => Matching(project, url.Text ?? "")
            .Where(other => other != project && Package(other)?["name"]?.Text is { } name && required.Contains(name))
            .Select(other => new Reference(Paths.FolderOf(other), PartKind.Package, new(project, url.Line), other)))];
    }

    IEnumerable<string> Matching(string project, string url)
    {
        if (Paths.Join(Paths.FolderOf(project), url) is not { } path) return [];
        return path.Contains('*') ? files.Named("composer.json").Where(file => PathPattern.Matches(path, Paths.FolderOf(file))) : In(path);
    }

    Node? Package(string file) => packages.TryGetValue(file, out var known) ? known : packages[file] = files.Read(file, JsonTree.Read);
}
