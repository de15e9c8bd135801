using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Ruby gems, with dependencies that Bundler loads from a folder.</summary>
sealed partial class RubyGems(SourceFiles files) : IProjectSystem
{
    public IEnumerable<string> FindProjects(string folder) => files.Find(Paths.Join(folder, "Gemfile")) is { } gems ? [gems] : [];

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        var lines = files.Read(project, (text, _) => text.Split('\n')) ?? [];
        return [.. lines
            .Select((line, index) => (Match: PathDependency().Match(line), Line: index + 1))
            .Where(item => item.Match.Success)
            .Select(item => (Folder: Paths.Join(Paths.GetFolder(project), item.Match.Groups["path"].Value), item.Line))
            .Where(item => item.Folder is not null && files.HasFolder(item.Folder) && item.Folder != Paths.GetFolder(project))
            .Select(item => new ProjectReference(item.Folder!, SourcePartKind.Package, new(project, item.Line), FindProjects(item.Folder!).FirstOrDefault()))];
    }

    [GeneratedRegex("""^\s*(?:gem\s.*?\bpath(?::|\s*=>)\s*|path\s+)["'](?<path>[^"']+)["']""")]
    private static partial Regex PathDependency();
}
