using Evolution.Spotting.Documents;
using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Node packages: dependencies by path, and on packages of the same npm, Yarn, pnpm, Lerna or Rush workspace.</summary>
sealed class NodePackages(SourceFiles files) : IProjectKind
{
    static readonly string[] Dependencies = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

    // Packages that only check or configure are not part of the built output.
    static readonly string[] Tooling = ["eslint", "tsconfig", "typescript-config", "ts-config", "prettier", "jest", "stylelint", "commitlint", "babel"];

    readonly Dictionary<string, Node?> packages = [];
    readonly Dictionary<string, IReadOnlyList<string>> workspaces = [];
    ILookup<string, string>? byName;

    public IEnumerable<string> In(string folder) => files.Find(Paths.Join(folder, "package.json")) is { } package ? [package] : [];

    public IReadOnlyList<Reference> References(string project)
    {
        var references = new List<Reference>();
        var package = Package(project);
        foreach (var kind in Dependencies)
        {
            foreach (var dependency in package?[kind]?.Entries ?? [])
            {
                if (kind is "devDependencies" && Tooling.Any(tool => dependency.Key.Contains(tool, StringComparison.OrdinalIgnoreCase))) continue;
                var place = new Place(project, dependency.Line);
                if (FolderOf(dependency.Key, dependency.Value.Text ?? "", project, place) is { } folder && folder != Paths.FolderOf(project))
                    references.Add(new(folder, PartKind.Package, place, In(folder).FirstOrDefault()));
            }
        }
        return references;
    }

    string? FolderOf(string name, string version, string project, Place place)
    {
        if (version.IndexOf(':') is > 0 and var colon && version[..colon] is "file" or "link" or "portal") return ByPath(version[(colon + 1)..], project, place);
        if (version.StartsWith("../", StringComparison.Ordinal) || version.StartsWith("./", StringComparison.Ordinal)) return ByPath(version, project, place);
        if (version.StartsWith("workspace:", StringComparison.Ordinal))
        {
            var target = version["workspace:".Length..];
            if (target.StartsWith('.')) return ByPath(target, project, place);
            // workspace:other@* is another package under this name.
            if (target.LastIndexOf('@') is > 0 and var at) name = target[..at];
            return Named(name, project, _ => true);
        }
        return version.Contains("://", StringComparison.Ordinal) ? null : Named(name, project, AreInOneWorkspace);

        bool AreInOneWorkspace(string other) => Paths.UpFrom(Paths.FolderOf(project)).Any(root => IsMember(root, Paths.FolderOf(other)) && (root == Paths.FolderOf(project) || IsMember(root, Paths.FolderOf(project))));
    }

    string? ByPath(string path, string project, Place place)
    {
        if (Paths.Join(Paths.FolderOf(project), path.TrimStart('/')) is { } folder) return path.EndsWith(".tgz", StringComparison.Ordinal) || !files.HasFolder(folder) ? null : folder;
        files.Report(place, $"{path} leads out of the folder that is examined, and is not followed");
        return null;
    }

    string? Named(string name, string project, Func<string, bool> isMeant)
    {
        byName ??= files.Named("package.json").Select(file => (file, Name: Package(file)?["name"]?.Text)).Where(package => package.Name is not null).ToLookup(package => package.Name!, package => package.file);
        return byName[name].FirstOrDefault(other => other != project && isMeant(other)) is { } found ? Paths.FolderOf(found) : null;
    }

    bool IsMember(string root, string folder)
    {
        if (!Paths.Holds(root, folder)) return false;
        if (!workspaces.TryGetValue(root, out var patterns)) workspaces[root] = patterns = [.. PatternsOf(root)];
        var inner = folder[root.Length..].TrimStart('/');
        return patterns.Any(pattern => !pattern.StartsWith('!') && PathPattern.Matches(pattern, inner)) && !patterns.Any(pattern => pattern.StartsWith('!') && PathPattern.Matches(pattern[1..], inner));
    }

    IEnumerable<string> PatternsOf(string root)
    {
        var package = In(root).Select(Package).FirstOrDefault()?["workspaces"];
        var lerna = files.Find(Paths.Join(root, "lerna.json")) is { } file ? files.Read(file, JsonTree.Read)?["packages"] : null;
        var pnpm = files.Find(Paths.Join(root, "pnpm-workspace.yaml")) is { } yaml ? files.Read(yaml, YamlReader.Read)?.FirstOrDefault()?["packages"] : null;
        return new[] { package, package?["packages"], lerna, pnpm }.SelectMany(list => list?.Items ?? []).Select(item => item.Text).OfType<string>()
            .Select(pattern => pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern);
    }

    Node? Package(string file) => packages.TryGetValue(file, out var known) ? known : packages[file] = files.Read(file, JsonTree.Read);
}
