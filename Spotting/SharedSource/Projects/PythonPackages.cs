using System.Text.RegularExpressions;
using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Python packages, with path dependencies from Poetry, uv, PDM, Pipenv and requirements files, and with uv workspaces.</summary>
sealed partial class PythonPackages(SourceFiles files) : IProjectSystem
{
    Dictionary<string, string>? byName;
    readonly Dictionary<string, IReadOnlyList<TomlValue>> documents = [];

    public IEnumerable<string> FindProjects(string folder) => files.GetFilesIn(folder).Concat(files.GetFilesIn(Paths.Join(folder, "requirements")!)).Where(IsManifest);

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        var dependencies = Path.GetExtension(project) is ".txt" or ".in" ? ReadRequirements(project) : ReadManifest(project);
        return [.. dependencies
            .Where(dependency => dependency.Folder != Paths.GetFolder(project))
            .SelectMany(dependency => FindProjects(dependency.Folder).Select(string? (inner) => inner).DefaultIfEmpty().Select(inner => new ProjectReference(dependency.Folder, SourcePartKind.Package, new(project, dependency.Line), inner)))];
    }

    IEnumerable<(string Folder, int Line)> ReadRequirements(string project)
    {
        var lines = files.Read(project, (text, _) => text.Split('\n')) ?? [];
        for (var i = 0; i < lines.Length; i++)
        {
            if (LocalRequirement().Match(lines[i]) is not { Success: true } local) continue;
            var path = local.Groups["path"].Value;
            // A shared requirements file is not source, but the packages in it are.
            if (local.Groups["list"].Success)
            {
                if (files.Find(Paths.Join(Paths.GetFolder(project), path)) is { } list && list != project && Paths.GetFolder(list) != Paths.GetFolder(project))
                    foreach (var inner in ReadRequirements(files, list)) yield return (inner, i + 1);
            }
            else if (ResolveFolder(project, path, i + 1) is { } folder) yield return (folder, i + 1);
        }
    }

    // One level is enough: nested requirements files with local packages do not occur in practice.
    static IEnumerable<string> ReadRequirements(SourceFiles files, string list) => (files.Read(list, (text, _) => text.Split('\n')) ?? [])
        .Select(line => LocalRequirement().Match(line))
        .Where(local => local.Success && !local.Groups["list"].Success)
        .Select(local => Paths.Join(Paths.GetFolder(list), local.Groups["path"].Value))
        .OfType<string>()
        .Where(files.HasFolder);

    IEnumerable<(string Folder, int Line)> ReadManifest(string project)
    {
        foreach (var value in ReadDocument(project))
        {
            if (value.Table.EndsWith("build-system", StringComparison.Ordinal) || value.Table.StartsWith("tool.poetry.group.dev", StringComparison.Ordinal)) continue;
            var isDependency = value.Table.Contains("dependencies", StringComparison.Ordinal) || value.Table.Contains("packages", StringComparison.Ordinal) || value.Table.StartsWith("tool.uv.sources", StringComparison.Ordinal);
            if (isDependency && (value.GetField("path") ?? (value.Key is "path" || value.Key.EndsWith(".path", StringComparison.Ordinal) ? value.Text : null)) is { } path)
            {
                if (ResolveFolder(project, path, value.Line) is { } folder) yield return (folder, value.Line);
            }
            else if (value.Table.StartsWith("tool.uv.sources", StringComparison.Ordinal) && value.IsWorkspace)
            {
                var name = value.Key is "workspace" ? value.Table[(value.Table.LastIndexOf('.') + 1)..] : value.Key.Replace(".workspace", "", StringComparison.Ordinal);
                if (GetPackagesByName().TryGetValue(NormalizeName(name), out var package)) yield return (Paths.GetFolder(package), value.Line);
            }
            else if (value.Key.EndsWith("dependencies", StringComparison.Ordinal) || isDependency)
            {
                foreach (Match file in FileUrl().Matches(value.Value))
                {
                    if (ResolveFolder(project, file.Groups["path"].Value, value.Line) is { } folder) yield return (folder, value.Line);
                }
            }
        }
    }

    string? ResolveFolder(string project, string path, int line)
    {
        if (Paths.Join(Paths.GetFolder(project), path) is not { } folder) files.Report(new(project, line), $"{path} points outside the analyzed folder, and is not followed");
        else if (files.HasFolder(folder)) return folder;
        return null;
    }

    Dictionary<string, string> GetPackagesByName()
    {
        if (byName is not null) return byName;
        byName = [];
        foreach (var file in files.FindByName("pyproject.toml"))
        {
            if (ReadDocument(file).FirstOrDefault(value => value.Key is "name" && value.Table is "project" or "tool.poetry")?.Text is { } name) byName.TryAdd(NormalizeName(name), file);
        }
        return byName;
    }

    IReadOnlyList<TomlValue> ReadDocument(string file) => documents.TryGetValue(file, out var cached) ? cached : documents[file] = files.Read(file, TomlValue.Read) ?? [];

    static bool IsManifest(string file) => Paths.GetName(file) is "pyproject.toml" or "Pipfile"
        || (Path.GetExtension(file) is ".txt" or ".in" && (Paths.GetName(file).StartsWith("requirements", StringComparison.OrdinalIgnoreCase) || Paths.GetName(Paths.GetFolder(file)) is "requirements"));

    static string NormalizeName(string name) => name.Replace('_', '-').Replace('.', '-').ToLowerInvariant();

    [GeneratedRegex("""^\s*(?:-e\s+|--editable[ =]\s*|(?<list>-r\s*|--requirement[ =]\s*))?(?:[\w.\[\]-]{1,100}\s{0,9}@\s*)?(?:file:(?://)?)?(?<path>\.{1,2}/[^\s#;\[]*|(?<=(?:-e|-r)\s+)[\w./-]+)""")]
    private static partial Regex LocalRequirement();

    [GeneratedRegex("""file:/*(?:\$\{PROJECT_ROOT\}/|\{root:uri\}/)?(?<path>\.{1,2}/[^"'\s#]*)|\{root:uri\}/(?<path>[^"'\s#]*)""")]
    private static partial Regex FileUrl();
}
