using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>PHP packages, with dependencies that Composer loads from a folder (repositories of type <c>path</c>).</summary>
sealed class PhpPackages(SourceFiles files) : IProjectSystem
{
    readonly Dictionary<string, Node?> packages = [];

    public IEnumerable<string> FindProjects(string folder) => files.Find(Paths.Join(folder, "composer.json")) is { } package ? [package] : [];

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        var repositories = ReadPackage(project)?["repositories"];
        var paths = (repositories?.Items ?? []).Concat(repositories?.Entries.Select(entry => entry.Value) ?? []).Where(repository => repository["type"]?.Text is "path").Select(repository => repository["url"]).OfType<Node>();
        var required = (ReadPackage(project)?["require"]?.Entries ?? []).Select(entry => entry.Key).ToHashSet();
        return [.. paths.SelectMany(url => FindMatching(project, url.Text ?? "")
            .Where(other => other != project && ReadPackage(other)?["name"]?.Text is { } name && required.Contains(name))
            .Select(other => new ProjectReference(Paths.GetFolder(other), SourcePartKind.Package, new(project, url.Line), other)))];
    }

    IEnumerable<string> FindMatching(string project, string url)
    {
        if (Paths.Join(Paths.GetFolder(project), url) is not { } path) return [];
        return path.Contains('*') ? files.FindByName("composer.json").Where(file => PathPattern.Matches(path, Paths.GetFolder(file))) : FindProjects(path);
    }

    Node? ReadPackage(string file) => packages.TryGetValue(file, out var cached) ? cached : packages[file] = files.Read(file, JsonReader.Read);
}
