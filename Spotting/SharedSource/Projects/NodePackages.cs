using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Node packages, with dependencies by path and on packages in the same npm, Yarn, pnpm, Lerna or Rush workspace.</summary>
sealed class NodePackages(SourceFiles files) : IProjectSystem
{
    static readonly string[] DependencyKeys = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

    // Packages that only check or configure the code are not part of the output.
    static readonly string[] ToolNames = ["eslint", "tsconfig", "typescript-config", "ts-config", "prettier", "jest", "stylelint", "commitlint", "babel"];

    readonly Dictionary<string, Node?> packages = [];
    readonly Dictionary<string, IReadOnlyList<string>> workspaces = [];
    ILookup<string, string>? byName;

    public IEnumerable<string> FindProjects(string folder) => files.Find(Paths.Join(folder, "package.json")) is { } package ? [package] : [];

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        var references = new List<ProjectReference>();
        var package = ReadPackage(project);
        foreach (var kind in DependencyKeys)
        {
            foreach (var dependency in package?[kind]?.Entries ?? [])
            {
                if (kind is "devDependencies" && ToolNames.Any(tool => dependency.Key.Contains(tool, StringComparison.OrdinalIgnoreCase))) continue;
                var location = new SourceLocation(project, dependency.Line);
                if (GetFolder(dependency.Key, dependency.Value.Text ?? "", project, location) is { } folder && folder != Paths.GetFolder(project))
                    references.Add(new(folder, SourcePartKind.Package, location, FindProjects(folder).FirstOrDefault()));
            }
        }
        return references;
    }

    string? GetFolder(string name, string version, string project, SourceLocation location)
    {
        if (version.IndexOf(':') is > 0 and var colon && version[..colon] is "file" or "link" or "portal") return ResolvePath(version[(colon + 1)..], project, location);
        if (version.StartsWith("../", StringComparison.Ordinal) || version.StartsWith("./", StringComparison.Ordinal)) return ResolvePath(version, project, location);
        if (version.StartsWith("workspace:", StringComparison.Ordinal))
        {
            var target = version["workspace:".Length..];
            if (target.StartsWith('.')) return ResolvePath(target, project, location);
            // workspace:other@* is an alias for another package.
            if (target.LastIndexOf('@') is > 0 and var at) name = target[..at];
            return FindByName(name, project, _ => true);
        }
        return version.Contains("://", StringComparison.Ordinal) ? null : FindByName(name, project, IsInSameWorkspace);

        bool IsInSameWorkspace(string other) => Paths.GetSelfAndAncestors(Paths.GetFolder(project)).Any(root => IsWorkspaceMember(root, Paths.GetFolder(other)) && (root == Paths.GetFolder(project) || IsWorkspaceMember(root, Paths.GetFolder(project))));
    }

    string? ResolvePath(string path, string project, SourceLocation location)
    {
        if (Paths.Join(Paths.GetFolder(project), path.TrimStart('/')) is { } folder) return path.EndsWith(".tgz", StringComparison.Ordinal) || !files.HasFolder(folder) ? null : folder;
        files.Report(location, $"{path} points outside the analyzed folder, and is not followed");
        return null;
    }

    string? FindByName(string name, string project, Func<string, bool> predicate)
    {
        byName ??= files.FindByName("package.json").Select(file => (file, Name: ReadPackage(file)?["name"]?.Text)).Where(package => package.Name is not null).ToLookup(package => package.Name!, package => package.file);
        return byName[name].FirstOrDefault(other => other != project && predicate(other)) is { } found ? Paths.GetFolder(found) : null;
    }

    bool IsWorkspaceMember(string root, string folder)
    {
        if (!Paths.Contains(root, folder)) return false;
        if (!workspaces.TryGetValue(root, out var patterns)) workspaces[root] = patterns = [.. GetPatterns(root)];
        var relativePath = folder[root.Length..].TrimStart('/');
        return patterns.Any(pattern => !pattern.StartsWith('!') && PathPattern.Matches(pattern, relativePath)) && !patterns.Any(pattern => pattern.StartsWith('!') && PathPattern.Matches(pattern[1..], relativePath));
    }

    IEnumerable<string> GetPatterns(string root)
    {
        var package = FindProjects(root).Select(ReadPackage).FirstOrDefault()?["workspaces"];
        var lerna = files.Find(Paths.Join(root, "lerna.json")) is { } file ? files.Read(file, JsonReader.Read)?["packages"] : null;
        var pnpm = files.Find(Paths.Join(root, "pnpm-workspace.yaml")) is { } yaml ? files.Read(yaml, YamlReader.Read)?.FirstOrDefault()?["packages"] : null;
        return new[] { package, package?["packages"], lerna, pnpm }.SelectMany(list => list?.Items ?? []).Select(item => item.Text).OfType<string>()
            .Select(pattern => pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern);
    }

    Node? ReadPackage(string file) => packages.TryGetValue(file, out var cached) ? cached : packages[file] = files.Read(file, JsonReader.Read);
}
