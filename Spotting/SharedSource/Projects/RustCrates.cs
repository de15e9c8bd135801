using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Rust crates: dependencies by path, also through the workspace's dependencies.</summary>
sealed class RustCrates(SourceFiles files) : IProjectKind
{
    readonly Dictionary<string, IReadOnlyList<TomlLine>> documents = [];

    public IEnumerable<string> In(string folder) => files.Find(Paths.Join(folder, "Cargo.toml")) is { } crate ? [crate] : [];

    public IReadOnlyList<Reference> References(string project)
    {
        var references = new List<Reference>();
        foreach (var line in Document(project).Where(line => !line.Table.StartsWith("workspace", StringComparison.Ordinal) && IsDependencies(line.Table)))
        {
            var folder = PathOf(line) is { } path ? Paths.Join(Paths.FolderOf(project), path) : line.IsWorkspace || (line.Key is "workspace" && line.Value is "true") ? OfWorkspace(NameOf(line), project) : null;
            if (folder is not null && folder != Paths.FolderOf(project) && files.HasFolder(folder)) references.Add(new(folder, PartKind.Package, new(project, line.Line), In(folder).FirstOrDefault()));
        }
        return references;
    }

    string? OfWorkspace(string name, string project) => Paths.UpFrom(Paths.FolderOf(project))
        .Select(folder => In(folder).SelectMany(Document).FirstOrDefault(line => line.Table.StartsWith("workspace.dependencies", StringComparison.Ordinal) && NameOf(line) == name && PathOf(line) is not null) is { } listed
            ? Paths.Join(folder, PathOf(listed)!)
            : null)
        .FirstOrDefault(folder => folder is not null);

    static bool IsDependencies(string table) => table.Contains("dependencies", StringComparison.Ordinal) && !table.Contains("dev-dependencies", StringComparison.Ordinal);

    static string? PathOf(TomlLine line) => line.Inline("path") ?? (line.Key is "path" || line.Key.EndsWith(".path", StringComparison.Ordinal) ? line.Text : null);

    static string NameOf(TomlLine line) => line.Table.EndsWith("dependencies", StringComparison.Ordinal) ? line.Key.Split('.')[0] : line.Table[(line.Table.LastIndexOf('.') + 1)..];

    IReadOnlyList<TomlLine> Document(string file) => documents.TryGetValue(file, out var known) ? known : documents[file] = files.Read(file, TomlLine.Read) ?? [];
}
