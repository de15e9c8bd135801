using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Rust crates, with dependencies by path, including those in the workspace.</summary>
sealed class RustCrates(SourceFiles files) : IProjectSystem
{
    readonly Dictionary<string, IReadOnlyList<TomlValue>> documents = [];

    public IEnumerable<string> FindProjects(string folder) => files.Find(Paths.Join(folder, "Cargo.toml")) is { } crate ? [crate] : [];

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        var references = new List<ProjectReference>();
        foreach (var value in ReadDocument(project).Where(value => !value.Table.StartsWith("workspace", StringComparison.Ordinal) && IsDependencies(value.Table)))
        {
            var folder = GetPath(value) is { } path ? Paths.Join(Paths.GetFolder(project), path) : value.IsWorkspace || (value.Key is "workspace" && value.Value is "true") ? FindInWorkspace(GetName(value), project) : null;
            if (folder is not null && folder != Paths.GetFolder(project) && files.HasFolder(folder)) references.Add(new(folder, SourcePartKind.Package, new(project, value.Line), FindProjects(folder).FirstOrDefault()));
        }
        return references;
    }

    string? FindInWorkspace(string name, string project) => Paths.GetSelfAndAncestors(Paths.GetFolder(project))
        .Select(folder => FindProjects(folder).SelectMany(ReadDocument).FirstOrDefault(value => value.Table.StartsWith("workspace.dependencies", StringComparison.Ordinal) && GetName(value) == name && GetPath(value) is not null) is { } entry
            ? Paths.Join(folder, GetPath(entry)!)
            : null)
        .FirstOrDefault(folder => folder is not null);

    static bool IsDependencies(string table) => table.Contains("dependencies", StringComparison.Ordinal) && !table.Contains("dev-dependencies", StringComparison.Ordinal);

    static string? GetPath(TomlValue value) => value.GetField("path") ?? (value.Key is "path" || value.Key.EndsWith(".path", StringComparison.Ordinal) ? value.Text : null);

    static string GetName(TomlValue value) => value.Table.EndsWith("dependencies", StringComparison.Ordinal) ? value.Key.Split('.')[0] : value.Table[(value.Table.LastIndexOf('.') + 1)..];

    IReadOnlyList<TomlValue> ReadDocument(string file) => documents.TryGetValue(file, out var cached) ? cached : documents[file] = files.Read(file, TomlValue.Read) ?? [];
}
