using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Rust crates, with dependencies by path, including those of the workspace.</summary>
sealed class RustCrates(SourceFiles files) : IProjectSystem
{
    readonly Dictionary<string, IReadOnlyList<TomlLine>> documents = [];

    public IEnumerable<string> FindProjects(string folder) => files.Find(Paths.Join(folder, "Cargo.toml")) is { } crate ? [crate] : [];

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        var references = new List<ProjectReference>();
        foreach (var line in ReadDocument(project).Where(line => !line.Table.StartsWith("workspace", StringComparison.Ordinal) && IsDependencies(line.Table)))
        {
            var folder = GetPath(line) is { } path ? Paths.Join(Paths.GetFolder(project), path) : line.IsWorkspace || (line.Key is "workspace" && line.Value is "true") ? FindInWorkspace(GetName(line), project) : null;
            if (folder is not null && folder != Paths.GetFolder(project) && files.HasFolder(folder)) references.Add(new(folder, SourcePartKind.Package, new(project, line.Line), FindProjects(folder).FirstOrDefault()));
        }
        return references;
    }

    string? FindInWorkspace(string name, string project) => Paths.GetSelfAndAncestors(Paths.GetFolder(project))
        .Select(folder => FindProjects(folder).SelectMany(ReadDocument).FirstOrDefault(line => line.Table.StartsWith("workspace.dependencies", StringComparison.Ordinal) && GetName(line) == name && GetPath(line) is not null) is { } entry
            ? Paths.Join(folder, GetPath(entry)!)
            : null)
        .FirstOrDefault(folder => folder is not null);

    static bool IsDependencies(string table) => table.Contains("dependencies", StringComparison.Ordinal) && !table.Contains("dev-dependencies", StringComparison.Ordinal);

    static string? GetPath(TomlLine line) => line.GetField("path") ?? (line.Key is "path" || line.Key.EndsWith(".path", StringComparison.Ordinal) ? line.Text : null);

    static string GetName(TomlLine line) => line.Table.EndsWith("dependencies", StringComparison.Ordinal) ? line.Key.Split('.')[0] : line.Table[(line.Table.LastIndexOf('.') + 1)..];

    IReadOnlyList<TomlLine> ReadDocument(string file) => documents.TryGetValue(file, out var cached) ? cached : documents[file] = files.Read(file, TomlLine.Read) ?? [];
}
