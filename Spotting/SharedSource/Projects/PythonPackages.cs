using System.Text.RegularExpressions;
using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Python packages: path dependencies of Poetry, uv, PDM, Pipenv and requirements files, and uv workspaces.</summary>
sealed partial class PythonPackages(SourceFiles files) : IProjectKind
{
    Dictionary<string, string>? byName;
    readonly Dictionary<string, IReadOnlyList<TomlLine>> documents = [];

    public IEnumerable<string> In(string folder) => files.In(folder).Concat(files.In(Paths.Join(folder, "requirements")!)).Where(IsManifest);

    public IReadOnlyList<Reference> References(string project)
    {
        var found = Path.GetExtension(project) is ".txt" or ".in" ? Required(project) : Declared(project);
        return [.. found
            .Where(one => one.Folder != Paths.FolderOf(project))
            .SelectMany(one => In(one.Folder).Select(string? (inner) => inner).DefaultIfEmpty().Select(inner => new Reference(one.Folder, PartKind.Package, new(project, one.Line), inner)))];
    }

    IEnumerable<(string Folder, int Line)> Required(string project)
    {
        var lines = files.Read(project, (text, _) => text.Split('\n')) ?? [];
        for (var i = 0; i < lines.Length; i++)
        {
            if (Local().Match(lines[i]) is not { Success: true } local) continue;
            var path = local.Groups["path"].Value;
            // A shared list of requirements is not source, but the packages that it names are.
            if (local.Groups["list"].Success)
            {
                if (files.Find(Paths.Join(Paths.FolderOf(project), path)) is { } list && list != project && Paths.FolderOf(list) != Paths.FolderOf(project))
                    foreach (var inner in Required(files, list)) yield return (inner, i + 1);
            }
            else if (Existing(project, path, i + 1) is { } folder) yield return (folder, i + 1);
        }
    }

    // One level is enough: nested lists of local packages do not occur in practice.
    static IEnumerable<string> Required(SourceFiles files, string list) => (files.Read(list, (text, _) => text.Split('\n')) ?? [])
        .Select(line => Local().Match(line))
        .Where(local => local.Success && !local.Groups["list"].Success)
        .Select(local => Paths.Join(Paths.FolderOf(list), local.Groups["path"].Value))
        .OfType<string>()
        .Where(files.HasFolder);

    IEnumerable<(string Folder, int Line)> Declared(string project)
    {
        foreach (var line in Document(project))
        {
            if (line.Table.EndsWith("build-system", StringComparison.Ordinal) || line.Table.StartsWith("tool.poetry.group.dev", StringComparison.Ordinal)) continue;
            var isDependency = line.Table.Contains("dependencies", StringComparison.Ordinal) || line.Table.Contains("packages", StringComparison.Ordinal) || line.Table.StartsWith("tool.uv.sources", StringComparison.Ordinal);
            if (isDependency && (line.Inline("path") ?? (line.Key is "path" || line.Key.EndsWith(".path", StringComparison.Ordinal) ? line.Text : null)) is { } path)
            {
                if (Existing(project, path, line.Line) is { } folder) yield return (folder, line.Line);
            }
            else if (line.Table.StartsWith("tool.uv.sources", StringComparison.Ordinal) && line.IsWorkspace)
            {
                var name = line.Key is "workspace" ? line.Table[(line.Table.LastIndexOf('.') + 1)..] : line.Key.Replace(".workspace", "", StringComparison.Ordinal);
                if (ByName().TryGetValue(Normal(name), out var package)) yield return (Paths.FolderOf(package), line.Line);
            }
            else if (line.Key.EndsWith("dependencies", StringComparison.Ordinal) || isDependency)
            {
                foreach (Match file in FileUrl().Matches(line.Value))
                {
                    if (Existing(project, file.Groups["path"].Value, line.Line) is { } folder) yield return (folder, line.Line);
                }
            }
        }
    }

    string? Existing(string project, string path, int line)
    {
        if (Paths.Join(Paths.FolderOf(project), path) is not { } folder) files.Report(new(project, line), $"{path} leads out of the folder that is examined, and is not followed");
        else if (files.HasFolder(folder)) return folder;
        return null;
    }

    Dictionary<string, string> ByName()
    {
        if (byName is not null) return byName;
        byName = [];
        foreach (var file in files.Named("pyproject.toml"))
        {
            if (Document(file).FirstOrDefault(line => line.Key is "name" && line.Table is "project" or "tool.poetry")?.Text is { } name) byName.TryAdd(Normal(name), file);
        }
        return byName;
    }

    IReadOnlyList<TomlLine> Document(string file) => documents.TryGetValue(file, out var known) ? known : documents[file] = files.Read(file, TomlLine.Read) ?? [];

    static bool IsManifest(string file) => Paths.NameOf(file) is "pyproject.toml" or "Pipfile"
        || (Path.GetExtension(file) is ".txt" or ".in" && (Paths.NameOf(file).StartsWith("requirements", StringComparison.OrdinalIgnoreCase) || Paths.NameOf(Paths.FolderOf(file)) is "requirements"));

    static string Normal(string name) => name.Replace('_', '-').Replace('.', '-').ToLowerInvariant();

    [GeneratedRegex("""^\s*(?:-e\s+|--editable[ =]\s*|(?<list>-r\s*|--requirement[ =]\s*))?(?:[\w.\[\]-]{1,100}\s{0,9}@\s*)?(?:file:(?://)?)?(?<path>\.{1,2}/[^\s#;\[]*|(?<=(?:-e|-r)\s+)[\w./-]+)""")]
    private static partial Regex Local();

    [GeneratedRegex("""file:/*(?:\$\{PROJECT_ROOT\}/|\{root:uri\}/)?(?<path>\.{1,2}/[^"'\s#]*)|\{root:uri\}/(?<path>[^"'\s#]*)""")]
    private static partial Regex FileUrl();
}
