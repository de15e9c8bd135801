using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Ruby gems that Bundler loads from a folder.</summary>
sealed partial class RubyGems(SourceFiles files) : IProjectKind
{
    public IEnumerable<string> In(string folder) => files.Find(Paths.Join(folder, "Gemfile")) is { } gems ? [gems] : [];

    public IReadOnlyList<Reference> References(string project)
    {
        var lines = files.Read(project, (text, _) => text.Split('\n')) ?? [];
        return [.. lines
            .Select((line, index) => (Match: FromPath().Match(line), Line: index + 1))
            .Where(one => one.Match.Success)
            .Select(one => (Folder: Paths.Join(Paths.FolderOf(project), one.Match.Groups["path"].Value), one.Line))
            .Where(one => one.Folder is not null && files.HasFolder(one.Folder) && one.Folder != Paths.FolderOf(project))
            .Select(one => new Reference(one.Folder!, PartKind.Package, new(project, one.Line), In(one.Folder!).FirstOrDefault()))];
    }

    [GeneratedRegex("""^\s*(?:gem\s.*?\bpath(?::|\s*=>)\s*|path\s+)["'](?<path>[^"']+)["']""")]
    private static partial Regex FromPath();
}
