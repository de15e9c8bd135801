using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Go packages: imports of packages of the same module, of a module in the same workspace, or of one that is replaced by a folder.</summary>
sealed partial class GoPackages(SourceFiles files) : IProjectKind
{
    const int MaxPackages = 5_000;

    readonly Dictionary<string, GoModule?> modules = [];
    readonly Dictionary<string, HashSet<string>> workspaces = [];
    ILookup<string, GoModule>? byName;

    public IEnumerable<string> In(string folder) => files.Under(folder).Where(IsSource).Select(Paths.FolderOf).Distinct().Where(package => ModuleAbove(package) is { } module && (module == ModuleAbove(folder) || module.Folder == folder)).Take(MaxPackages);

    public IReadOnlyList<Reference> References(string project)
    {
        if (ModuleAbove(project) is not { } module) return [];
        var (references, seen) = (new List<Reference>(), new HashSet<string>());
        foreach (var file in files.In(project).Where(IsSource))
        {
            foreach (var (path, line) in files.Read(file, GoImports.Read) ?? [])
            {
                if (!seen.Add(path) || FolderOf(module, path) is not { } found || found.Folder == project) continue;
                // Packages of a separate library module are common source even if each service imports a different one.
                if (found.Module != module) references.Add(new(found.Module.Folder, PartKind.Import, new(file, line)));
                references.Add(new(found.Folder, PartKind.Import, new(file, line), found.Folder));
            }
        }
        return references;
    }

    /// <summary>Whether a folder is a package.</summary>
    public bool IsPackage(string folder) => files.In(folder).Any(IsSource);

    /// <summary>Finds the folder of a package by its full path.</summary>
    public string? Named(string path) => Modules().SelectMany(group => group).Select(module => FolderOf(module, path)).FirstOrDefault(found => found is not null)?.Folder;

    (GoModule Module, string Folder)? FolderOf(GoModule module, string import)
    {
        if (Inside(module, import) is { } own) return (module, own);
        foreach (var (name, target) in module.Replaced)
        {
            if (Below(name, import) && ModuleIn(target) is { } replaced && Paths.Join(target, import[name.Length..].TrimStart('/')) is { } folder && IsPackage(folder)) return (replaced, folder);
        }
        for (var name = import; name.Length > 0; name = Paths.FolderOf(name))
        {
            foreach (var other in Modules()[name])
            {
                if (AreInOneWorkspace(module, other) && Inside(other, import) is { } folder) return (other, folder);
            }
        }
        return null;
    }

    string? Inside(GoModule module, string import) =>
        Below(module.Name, import) && Paths.Join(module.Folder, import[module.Name.Length..].TrimStart('/')) is { } folder && IsPackage(folder) ? folder : null;

    bool AreInOneWorkspace(GoModule one, GoModule other) => Paths.UpFrom(one.Folder).Any(above => Workspace(above) is { } members && members.Contains(one.Folder) && members.Contains(other.Folder));

    HashSet<string> Workspace(string folder)
    {
        if (workspaces.TryGetValue(folder, out var known)) return known;
        var text = files.Find(Paths.Join(folder, "go.work")) is { } file ? files.Read(file, (text, _) => text) : null;
        return workspaces[folder] = text is null ? [] : [.. Used().Matches(text).Select(used => Paths.Join(folder, used.Groups["path"].Value)).OfType<string>()];
    }

    GoModule? ModuleAbove(string folder) => Paths.UpFrom(folder).Select(ModuleIn).FirstOrDefault(module => module is not null);

    GoModule? ModuleIn(string folder)
    {
        if (modules.TryGetValue(folder, out var known)) return known;
        return modules[folder] = files.Find(Paths.Join(folder, "go.mod")) is { } file ? files.Read(file, (text, name) => GoModule.Read(text, Paths.FolderOf(name))) : null;
    }

    ILookup<string, GoModule> Modules() => byName ??= files.Named("go.mod").Select(file => ModuleIn(Paths.FolderOf(file))).OfType<GoModule>().ToLookup(module => module.Name);

    static bool Below(string module, string import) => module.Length > 0 && import.StartsWith(module, StringComparison.Ordinal) && (import.Length == module.Length || import[module.Length] == '/');

    static bool IsSource(string file) => file.EndsWith(".go", StringComparison.Ordinal) && !file.EndsWith("_test.go", StringComparison.Ordinal);

    [GeneratedRegex(@"^[ \t]*(?:use[ \t]+)?(?<path>\.{1,2}(?:/[^\s()]*)?)[ \t\r]*(?://.*)?$", RegexOptions.Multiline)]
    private static partial Regex Used();
}
