using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Go packages, with imports of packages in the same module, of modules in the same workspace, and of modules that are replaced by a folder.</summary>
sealed partial class GoPackages(SourceFiles files) : IProjectSystem
{
    const int MaxPackages = 5_000;

    readonly Dictionary<string, GoModule?> modules = [];
    readonly Dictionary<string, HashSet<string>> workspaces = [];
    ILookup<string, GoModule>? byName;

    public IEnumerable<string> FindProjects(string folder) => files.GetFilesUnder(folder).Where(IsSource).Select(Paths.GetFolder).Distinct().Where(package => FindEnclosingModule(package) is { } module && (module == FindEnclosingModule(folder) || module.Folder == folder)).Take(MaxPackages);

    public IReadOnlyList<ProjectReference> ReadReferences(string project)
    {
        if (FindEnclosingModule(project) is not { } module) return [];
        var (references, visited) = (new List<ProjectReference>(), new HashSet<string>());
        foreach (var file in files.GetFilesIn(project).Where(IsSource))
        {
            foreach (var (path, line) in files.Read(file, GoImports.Read) ?? [])
            {
                if (!visited.Add(path) || ResolveImport(module, path) is not { } found || found.Folder == project) continue;
                // Packages in a separate library module are shared source even if each service imports a different one.
                if (found.Module != module) references.Add(new(found.Module.Folder, SourcePartKind.Import, new(file, line)));
                references.Add(new(found.Folder, SourcePartKind.Import, new(file, line), found.Folder));
            }
        }
        return references;
    }

    /// <summary>Whether a folder is a package.</summary>
    public bool IsPackage(string folder) => files.GetFilesIn(folder).Any(IsSource);

    /// <summary>Finds the folder of a package by its import path.</summary>
    public string? FindByImportPath(string path) => GetModules().SelectMany(group => group).Select(module => ResolveImport(module, path)).FirstOrDefault(found => found is not null)?.Folder;

    (GoModule Module, string Folder)? ResolveImport(GoModule module, string import)
    {
        if (FindInModule(module, import) is { } ownFolder) return (module, ownFolder);
        foreach (var (name, target) in module.Replacements)
        {
            if (IsInModule(name, import) && ReadModule(target) is { } replacement && Paths.Join(target, import[name.Length..].TrimStart('/')) is { } folder && IsPackage(folder)) return (replacement, folder);
        }
        for (var name = import; name.Length > 0; name = Paths.GetFolder(name))
        {
            foreach (var other in GetModules()[name])
            {
                if (AreInSameWorkspace(module, other) && FindInModule(other, import) is { } folder) return (other, folder);
            }
        }
        return null;
    }

    string? FindInModule(GoModule module, string import) =>
        IsInModule(module.Name, import) && Paths.Join(module.Folder, import[module.Name.Length..].TrimStart('/')) is { } folder && IsPackage(folder) ? folder : null;

    bool AreInSameWorkspace(GoModule first, GoModule second) => Paths.GetSelfAndAncestors(first.Folder).Any(ancestor => ReadWorkspace(ancestor) is { } members && members.Contains(first.Folder) && members.Contains(second.Folder));

    HashSet<string> ReadWorkspace(string folder)
    {
        if (workspaces.TryGetValue(folder, out var cached)) return cached;
        var text = files.Find(Paths.Join(folder, "go.work")) is { } file ? files.Read(file, (text, _) => text) : null;
        return workspaces[folder] = text is null ? [] : [.. UseDirective().Matches(text).Select(used => Paths.Join(folder, used.Groups["path"].Value)).OfType<string>()];
    }

    GoModule? FindEnclosingModule(string folder) => Paths.GetSelfAndAncestors(folder).Select(ReadModule).FirstOrDefault(module => module is not null);

    GoModule? ReadModule(string folder)
    {
        if (modules.TryGetValue(folder, out var cached)) return cached;
        return modules[folder] = files.Find(Paths.Join(folder, "go.mod")) is { } file ? files.Read(file, (text, name) => GoModule.Read(text, Paths.GetFolder(name))) : null;
    }

    ILookup<string, GoModule> GetModules() => byName ??= files.FindByName("go.mod").Select(file => ReadModule(Paths.GetFolder(file))).OfType<GoModule>().ToLookup(module => module.Name);

    static bool IsInModule(string module, string import) => module.Length > 0 && import.StartsWith(module, StringComparison.Ordinal) && (import.Length == module.Length || import[module.Length] == '/');

    static bool IsSource(string file) => file.EndsWith(".go", StringComparison.Ordinal) && !file.EndsWith("_test.go", StringComparison.Ordinal);

    [GeneratedRegex(@"^[ \t]*(?:use[ \t]+)?(?<path>\.{1,2}(?:/[^\s()]*)?)[ \t\r]*(?://.*)?$", RegexOptions.Multiline)]
    private static partial Regex UseDirective();
}
